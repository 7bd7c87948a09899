"""What the page of a place shows of areas and milestones."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from agreements.areas.models import Area, Milestone
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry


def milestone_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """When each milestone that `user` may see was due, and when it was done."""
    seen = Milestone.objects.visible_to(user).filter(agreement__partnership=partnership)
    for milestone in seen.select_related("agreement__partnership"):
        url = milestone.get_absolute_url()
        yield Entry(milestone.due_on, f"Due: {milestone.words}", url, "milestone")
        if milestone.done_on:
            done = PrintedDate.on(milestone.done_on)
            yield Entry(done, f"Done: {milestone.words}", url, "milestone")


def areas_section(partnership: Partnership, user: Any) -> Section | None:
    """The areas of the place that stand in an agreement which `user` may see."""
    seen = Area.objects.visible_to(user).filter(partnership=partnership)
    rows = [Row(area.name, area.get_absolute_url()) for area in seen.select_related("partnership")]
    if not rows:
        return None
    everything = reverse("areas:place_areas", args=[partnership.slug])
    return Section("Areas", rows, "In which agreements they stand", everything, order=40)
