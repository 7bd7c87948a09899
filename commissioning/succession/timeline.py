"""Who took over from whom, on the timeline of the places in which they were partners."""

from collections.abc import Iterator
from typing import Any

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Succession
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.timeline import Entry


def succession_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """Successions of the place's partners, under the names that both bore on the day."""
    partners = partnership.partners.values("organisation")
    known = Succession.objects.visible_to(user).confirmed()
    for one in known.filter(predecessor__in=partners, successor__in=partners).with_names():
        old, new = one.predecessor.name_on(one.last_day), one.successor.name_on(one.on)
        words = f"{new} takes over from {old}"
        yield Entry(PrintedDate.on(one.on), words, one.successor.get_absolute_url(), "succession")
