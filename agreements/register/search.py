"""Finding agreements by their title, reference or parties."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from agreements.register.models import Agreement
from commissioning.search.registry import AT_MOST, Found


def find_agreements(user: Any, words: str) -> Iterator[Found]:
    """Agreements whose title, reference or printed parties hold every word."""
    found = Agreement.objects.visible_to(user)
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(reference__icontains=word)
            | Q(parties__name_as_printed__icontains=word)
        )
    for row in found.select_related("partnership").distinct()[: AT_MOST + 1]:
        about = f"{row.get_kind_display()}, {row.partnership}"
        yield Found("Agreements", row.title, row.get_absolute_url(), about)
