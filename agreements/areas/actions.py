"""The commissioning actions of an area's plan."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from agreements.areas.keeping import settle_keeper
from agreements.areas.models import Area, AreaAction
from agreements.areas.planning import lock_area, record_area
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation

NO_DAY = PrintedDate("")


@transaction.atomic
def add_area_action(
    area: Area,
    *,
    words: str,
    by: User | None,
    due: PrintedDate | None = None,
    owner: Organisation | None = None,
    owner_post: str = "",
) -> AreaAction:
    """Add what is to be done, behind the actions there are."""
    area = lock_area(area)
    settle_keeper(area, by=by)
    _refuse_strange_owner(area, owner, owner_post)
    last = area.actions.aggregate(last=Max("position"))["last"] or 0
    action = AreaAction.objects.create(
        area=area,
        position=last + 1,
        words=words,
        owner=owner,
        owner_post=owner_post,
        **_due(due or NO_DAY),
    )
    record_area("area.action_added", area, by, after=_content(action))
    return action


@transaction.atomic
def change_area_action(
    action: AreaAction,
    *,
    words: str,
    due: PrintedDate | None,
    owner: Organisation | None,
    owner_post: str,
    state: str,
    note: str,
    version: int,
    by: User | None,
) -> AreaAction:
    """Change an action, or say how far it is. One that is stopped says why."""
    action = _lock(action, version)
    _refuse_strange_owner(action.area, owner, owner_post)
    if state == AreaAction.State.STOPPED and not note.strip():
        raise RuleBroken("Say why it was stopped.")
    before = _content(action)
    after = {"words": words, "owner": owner, "owner_post": owner_post, "state": state, "note": note}
    for name, value in {**after, **_due(due or NO_DAY)}.items():
        setattr(action, name, value)
    action.version += 1
    action.save()
    record_area("area.action_changed", action.area, by, before=before, after=_content(action))
    return action


@transaction.atomic
def take_out_area_action(action: AreaAction, *, version: int, by: User | None) -> Area:
    """Take an action out that should not be in the plan. One that was given up is stopped instead."""
    action = _lock(action, version)
    before, area = _content(action), action.area
    action.delete()
    record_area("area.action_taken_out", area, by, before=before)
    return area


def _lock(action: AreaAction, version: int) -> AreaAction:
    rows = AreaAction.objects.select_for_update(of=("self",)).select_related("area__partnership")
    locked = rows.get(pk=action.pk)
    if locked.version != version:
        raise StaleVersion("Somebody else changed this action in between.", theirs=locked)
    return locked


def _refuse_strange_owner(area: Area, owner: Organisation | None, post: str) -> None:
    if owner and owner.pk not in area.organisation_ids:
        raise RuleBroken(f"{owner} is not a party to an agreement in which this area stands.")
    if post and owner is None:
        raise RuleBroken("Say which body the owner's post belongs to.")


def _due(due: PrintedDate) -> dict[str, Any]:
    return {"due_words": due.words, "due_earliest": due.earliest, "due_latest": due.latest}


def _content(action: AreaAction) -> dict[str, str]:
    return {
        "words": action.words,
        "owner": action.owner_words,
        "due": action.due_words,
        "state": action.state,
        "note": action.note,
    }
