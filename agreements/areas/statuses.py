"""How far an area has come: dated statements, of which the latest by a day counts on that day."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from agreements.areas.models import Area, AreaStatus
from agreements.areas.planning import lock_area, record_area
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def record_area_status(
    area: Area,
    *,
    state: str,
    on: PrintedDate,
    today: dt.date,
    by: User | None,
    note: str = "",
    stated_in: str = "",
) -> AreaStatus:
    """State how far an area had come by a day; `stated_in` names the paper, if it is history.

    Refuses a day to come, words that name no day, and a stop without its reason: the next reader
    would ask. What a paper states is taken as it states it, but for a stop without any note.
    """
    area = lock_area(area)
    if not stated_in and not on.known:
        raise RuleBroken("Enter a day or a month, like 31 January 2027.")
    if not stated_in and on.earliest and on.earliest > today:
        raise RuleBroken("The day must be today or in the past.")
    if state == AreaStatus.State.STOPPED and not note.strip():
        raise RuleBroken("Say why it was stopped.")
    status = AreaStatus.objects.create(
        area=area,
        state=state,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
        note=note,
        stated_in=stated_in,
        by=by,
    )
    after = {"state": state, "on": on.words, "note": note, "stated_in": stated_in}
    record_area("area.status_recorded", area, by, after=after)
    return status


@transaction.atomic
def take_back_area_status(status: AreaStatus, *, reason: str, by: User | None) -> Area:
    """Take back a statement made by mistake, with the reason. The audit log keeps what it said."""
    area = lock_area(status.area)
    status = AreaStatus.objects.select_for_update().get(pk=status.pk)
    before = {"state": status.state, "on": status.on_words, "note": status.note}
    status.delete()
    record_area("area.status_taken_back", area, by, before=before, after={"reason": reason})
    return area


def status_on(statuses: Iterable[AreaStatus], day: dt.date) -> AreaStatus | None:
    """The latest statement whose day is surely over by `day`, inclusive; None if there is none.

    A month counts from its last day. One whose words name no day counts for none. Of two of one
    day, the one that was recorded later.
    """
    over = [one for one in statuses if one.on_latest and one.on_latest <= day]
    return max(over, key=lambda one: (one.on_latest, one.pk), default=None)
