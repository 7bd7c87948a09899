"""Places as other pages show them: among the answers of a search, and on the public front page."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from commissioning.home.registry import PublicRow, PublicSection
from commissioning.partnerships.models import Partnership
from commissioning.search.registry import AT_MOST, Found

ON_THE_FRONT_PAGE = 10


def find_places(user: Any, words: str) -> Iterator[Found]:
    """Places by their name, or by the name of a partner at any time."""
    named = Q(name__icontains=words) | Q(partners__organisation__name__icontains=words)
    places = Partnership.objects.visible_to(user).filter(named).distinct()
    for place in places[: AT_MOST + 1]:
        yield Found("Places", place.name, place.get_absolute_url(), place.summary[:160])


def places_on_the_front_page(today: dt.date) -> PublicSection:
    places = Partnership.objects.filter(part_of=None)[: ON_THE_FRONT_PAGE + 1]
    rows = [PublicRow(place.name, place.get_absolute_url()) for place in places]
    return PublicSection(
        "Places",
        rows[:ON_THE_FRONT_PAGE],
        more_text="All places",
        more_url=reverse("partnerships:places"),
        empty="No places yet.",
        order=80,
    )
