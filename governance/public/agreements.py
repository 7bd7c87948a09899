"""Which agreements the public may know of: those that somebody published."""

from django.db.models import Prefetch

from agreements.register.models import Agreement, Party
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.partnerships.models import Partnership


def agreements_on_register(place: Partnership | None = None) -> AgreementQuerySet:
    """Those that somebody published, of one place or of all: everybody may see them alike."""
    agreements = Agreement.objects.published().select_related("partnership", "term")
    if place:
        agreements = agreements.filter(partnership=place)
    joined = Party.objects.joined().select_related("organisation")
    return agreements.prefetch_related(Prefetch("parties", joined))


def find_agreements(agreements: AgreementQuerySet, words: str) -> AgreementQuerySet:
    """Those with all of `words` in the title or the name of a party."""
    for word in words.split():
        named = agreements.filter(parties__name_as_printed__icontains=word)
        agreements = agreements.filter(title__icontains=word) | named
    return agreements.distinct()
