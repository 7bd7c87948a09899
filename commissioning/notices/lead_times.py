"""How long before each kind of day people are told: the usual, or a place's own."""

from collections import defaultdict

from commissioning.notices.models import LeadTime


class LeadTimes:
    """All of them, read in one query: make one for each run of the clock."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int | None], list[LeadTime]] = defaultdict(list)
        for lead in LeadTime.objects.order_by("kind", "side", "unit", "-count"):
            self._found[lead.kind, lead.partnership_id].append(lead)

    def of(self, kind: str, partnership: int | None = None) -> list[LeadTime]:
        """The place's own for that kind of day, if it has any; else the usual ones."""
        return self._found.get((kind, partnership)) or self._found.get((kind, None)) or []
