"""The places, on the public front page."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from commissioning.home.registry import PublicRow, PublicSection
from commissioning.partnerships.models import Partnership

AT_MOST = 10


def places_on_the_front_page(today: dt.date) -> PublicSection:
    """The first places by name; those within another are on its page."""
    places = Partnership.objects.visible_to(AnonymousUser()).filter(part_of=None)[:AT_MOST]
    return PublicSection(
        "Places",
        [PublicRow(place.name, place.get_absolute_url()) for place in places],
        more_text="All places",
        more_url=reverse("partnerships:places"),
        empty="No places yet.",
        order=80,
    )
