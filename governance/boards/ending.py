"""The end of a joint board: its last day, and on whose authority it ended."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Authority, Body
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from governance.boards.makers import organisations_behind
from governance.boards.models import BoardForm


@transaction.atomic
def end_board(
    body: Body,
    *,
    last_on: dt.date,
    organisation: Organisation | None = None,
    given_by: str = "",
    reference: str = "",
    stated_in: str = "",
    by: User | None,
) -> Body:
    """Record that the board ended, or is to end, with `last_on`, inclusive.

    By a body or an officer of one of its partners, or as a paper says: one of these is asked for.
    Refuses what is no joint board, a second end, and a day before its latest form in law began.
    What rests on it still is not refused; it is told (governance.boards.resting).
    """
    body = _lock(body)
    _refuse_end(body, last_on)
    if not given_by and (reference or not stated_in):
        raise RuleBroken("Enter the body or officer that decided, or the paper that says so.")
    if given_by:
        body.ended_by = _authority(body, organisation, given_by, reference)
    body.last_on, body.end_stated_in = last_on, stated_in
    body.save(update_fields=["last_on", "ended_by", "end_stated_in"])
    after = {"last_on": last_on, "authority": given_by, "stated_in": stated_in}
    _record("body.ended", body, by, after=after)
    return body


@transaction.atomic
def take_back_end(body: Body, *, reason: str, by: User | None) -> Body:
    """Take back an end that was recorded by mistake, or a board's that goes on after all."""
    body = _lock(body)
    if body.last_on is None:
        raise RuleBroken(f"No record says that {body} ends.")
    if not reason.strip():
        raise RuleBroken("Enter the reason.")
    before = {
        "last_on": body.last_on,
        "authority": str(body.ended_by or ""),
        "stated_in": body.end_stated_in,
    }
    body.last_on, body.ended_by, body.end_stated_in = None, None, ""
    body.save(update_fields=["last_on", "ended_by", "end_stated_in"])
    _record("body.end_taken_back", body, by, before=before, after={"reason": reason.strip()})
    return body


def _refuse_end(body: Body, last_on: dt.date) -> None:
    if body.kind != Body.Kind.BOARD:
        raise RuleBroken("Only a joint board or group is ended here.")
    if body.last_on:
        raise RuleBroken(f"It is on record already that {body} ends on {words(body.last_on)}.")
    later = BoardForm.objects.filter(body=body, from_on__gt=last_on).last()
    if later and later.from_on:
        raise RuleBroken(f"A form of {body} from {words(later.from_on)} is recorded.")


def _authority(
    body: Body, organisation: Organisation | None, given_by: str, reference: str
) -> Authority:
    """Refuses an organisation that is no partner: another's decision ends nothing here."""
    if organisation is None:
        raise RuleBroken("Select the organisation whose body or officer decided.")
    partners = body.partnership.partners.filter(organisation=organisation)
    if not partners.exists():
        raise RuleBroken(f"{organisation} is no partner in {body.partnership}.")
    return Authority.objects.create(
        organisation=organisation,
        given_by=given_by,
        what=f"End {body}"[:300],
        reference=reference,
    )


def _lock(body: Body) -> Body:
    rows = Body.objects.select_for_update(of=("self",))
    return rows.select_related("partnership", "ended_by").get(pk=body.pk)


def _record(what: str, body: Body, by: User | None, **changes: Any) -> None:
    ids = organisations_behind(body, on=timezone.localdate())
    record(what, body, by=by, organisations=ids, **changes)
