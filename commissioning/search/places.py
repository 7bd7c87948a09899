"""Places among the answers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from commissioning.partnerships.models import Partnership
from commissioning.search.registry import AT_MOST, Found


def find_places(user: Any, words: str) -> Iterator[Found]:
    """Places by their name, or by the name of a partner at any time."""
    named = Q(name__icontains=words) | Q(partners__organisation__name__icontains=words)
    places = Partnership.objects.visible_to(user).filter(named).distinct()
    for place in places[: AT_MOST + 1]:
        yield Found("Places", place.name, place.get_absolute_url(), place.summary[:160])
