"""The places, on the public front page and on that of somebody who is signed in."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from commissioning.home.reading import Reading
from commissioning.home.registry import Panel, PublicRow, PublicSection
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


def places_panel(user: Any, today: dt.date, reading: Reading) -> Panel | None:
    """A link to the page of each place that is or was a place of the user's bodies."""
    seen = Partnership.objects.visible_to(user)
    mine = list(seen.filter(partners__organisation__in=user.organisation_ids).distinct())
    if not mine:
        return None
    html = render_to_string("home/places.html", {"places": mine}, using="pages")
    return Panel("My places" if len(mine) > 1 else "My place", SafeString(html), order=5)
