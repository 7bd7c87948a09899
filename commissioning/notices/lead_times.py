"""How long before each kind of day people are told: the usual, or a place's own."""

import datetime as dt
from collections import defaultdict

from commissioning.calendar.dates import add_months
from commissioning.notices.models import LeadTime

STALE = dt.timedelta(days=31)
"""What nobody could be told for so long has been overtaken by events."""


class LeadTimes:
    """All of them, read in one query: make one for each run of the clock."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int | None], list[LeadTime]] = defaultdict(list)
        for lead in LeadTime.objects.order_by("kind", "side", "unit", "-count"):
            self._found[lead.kind, lead.partnership_id].append(lead)

    def of(self, kind: str, partnership: int | None = None) -> list[LeadTime]:
        """The place's own for that kind of day, if it has any; else the usual ones."""
        return self._found.get((kind, partnership)) or self._found.get((kind, None)) or []

    def days_near(self, on: dt.date, *kinds: str) -> tuple[dt.date, dt.date]:
        """From which day to which, both inclusive, somebody may have to be told of a day on `on`.

        By the longest lead time of any place before and after it, with `STALE` to spare.
        """
        first = last = on
        for (kind, _), leads in self._found.items():
            for lead in leads if kind in kinds else ():
                before = lead.side == LeadTime.Side.BEFORE
                count = lead.count if before else -lead.count
                months = lead.unit == LeadTime.Unit.MONTHS
                far = add_months(on, count) if months else on + dt.timedelta(days=count)
                first, last = min(first, far), max(last, far)
        return first - STALE, last + STALE
