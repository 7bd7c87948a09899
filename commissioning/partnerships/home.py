"""The places in which somebody's bodies are partners, on their home page."""

import datetime as dt
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from commissioning.home.registry import Panel
from commissioning.partnerships.models import Partnership


def places_panel(user: Any, today: dt.date) -> Panel | None:
    """A link to the page of each place that is or was a place of the user's bodies."""
    seen = Partnership.objects.visible_to(user)
    mine = list(seen.filter(partners__organisation__in=user.organisation_ids).distinct())
    if not mine:
        return None
    html = render_to_string("partnerships/panel.html", {"places": mine}, using="pages")
    return Panel("My places" if len(mine) > 1 else "My place", SafeString(html), order=5)
