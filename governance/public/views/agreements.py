"""The agreements that are shown to the public."""

from agreements.register.models import Agreement
from commissioning.govuk.views import PublicListPage, PublicRecordView
from governance.decisions.models import Decision
from governance.decisions.views.manners import PublicPage
from governance.public.forms import AgreementSearch
from governance.public.views.places import WithinPlace


def agreements_on_register(place=None):
    """Those that somebody published, of one place or of all: everybody may see them alike."""
    agreements = Agreement.objects.published().select_related("partnership", "term")
    if place:
        agreements = agreements.filter(partnership=place)
    return agreements.prefetch_related("parties__organisation")


def find_agreements(agreements, words):
    """Those with all of `words` in the title or the name of a party."""
    for word in words.split():
        named = agreements.filter(parties__name_as_printed__icontains=word)
        agreements = agreements.filter(title__icontains=word) | named
    return agreements.distinct()


class PublicAgreements(WithinPlace, PublicListPage):
    """All of them, by title."""

    template_name = "public/agreements.html"
    order = ("title", "pk")

    def get_queryset(self):
        return agreements_on_register(self.object)

    def filter_form(self, data):
        return AgreementSearch(data, within=self.object)

    def narrow(self, queryset, q, kind, place=None):
        if q:
            queryset = queryset.filter(pk__in=find_agreements(queryset, q).values("pk"))
        if kind:
            queryset = queryset.filter(kind=kind)
        if place:
            queryset = queryset.filter(partnership=place)
        return queryset

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"place": self.object, "address": self.address}


class PublicAgreement(PublicPage, PublicRecordView):
    """What the public may know of an agreement: what it is, between whom, for how long."""

    template_name = "public/agreement.html"
    find_by = {"partnership__slug": "place", "key": "key"}
    context_name = "agreement"

    def get_queryset(self):
        return agreements_on_register()

    def get_context_data(self, **kwargs):
        decisions = Decision.objects.visible_to(self.request.user).published()
        about = decisions.filter(agreements_concerned__agreement=self.object).distinct()
        return super().get_context_data(**kwargs) | {
            "parties": self.object.parties.all(),
            "decisions": about.select_related("partnership", "body").order_by("-listed_on", "-pk"),
        }
