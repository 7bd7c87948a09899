"""Novations on the timeline of a place."""

from collections.abc import Iterator
from typing import Any

from agreements.register.models import Novation
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.timeline import Entry


def novation_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """Those in the place's agreements that `user` may see."""
    rows = Novation.objects.visible_to(user).filter(agreement__partnership=partnership)
    for one in rows.with_names().select_related("agreement__partnership"):
        words = f"{one.to_party} takes the place of {one.from_party} in {one.agreement}"
        url = f"{one.agreement.get_absolute_url()}parties/"
        yield Entry(PrintedDate.on(one.on), words, url, "agreement")
