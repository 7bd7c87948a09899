"""Each partner's own authority for a joint decision: recorded, or confirmed, by its own officers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.errors import RuleBroken
from governance.decisions.approvals import record_approvals
from governance.decisions.corrections import newest_revision
from governance.decisions.decisions import lock_decision, note_act, plain, save_next_version
from governance.decisions.details import parts_of, put_line
from governance.decisions.models import AuthorityLine, Decision
from governance.decisions.models.authority_line import State
from governance.decisions.public_record import public_record, says_the_same
from governance.decisions.publication import seal


@transaction.atomic
def record_authority(line: AuthorityLine, *, by: User, today: dt.date, **stated: Any) -> Decision:
    """State on whose authority the officer's own organisation takes part.

    On a published decision that makes a new revision, which says so. Refuses an officer of another
    partner, who does not act for it (law 4), and authority on record from a day to come.
    """
    line, decision = _locked(line)
    _refuse_others(line, by)
    put_line(line, stated, by=by)
    if line.state == State.RECORDED and line.on.earliest and line.on.earliest > today:
        raise RuleBroken(f"The date of the authority is in the future: {line.on.words}.")
    line.save()
    said = f"{line.organisation} stated its authority."
    return _carry_on(decision, line, "authority_recorded", said, plain(stated), by=by, today=today)


@transaction.atomic
def confirm_authority(line: AuthorityLine, *, by: User, today: dt.date) -> Decision:
    """Confirm, as the organisation's own officer, what another partner entered for it."""
    line, decision = _locked(line)
    _refuse_others(line, by)
    if not line.is_unconfirmed:
        raise RuleBroken("There is nothing to confirm.")
    line.confirmed_by, line.confirmed_at = by, timezone.now()
    line.save()
    said = f"{line.organisation} confirmed its authority."
    return _carry_on(decision, line, "authority_confirmed", said, {}, by=by, today=today)


def _locked(line: AuthorityLine) -> tuple[AuthorityLine, Decision]:
    decision = lock_decision(line.decision)
    return decision.authority_lines.select_related("organisation").get(pk=line.pk), decision


def _refuse_others(line: AuthorityLine, by: User) -> None:
    if not by.answers_for(line.organisation_id):
        raise RuleBroken(f"Only an officer of {line.organisation} can state its authority.")


def _carry_on(
    decision: Decision,
    line: AuthorityLine,
    act: str,
    said: str,
    after: dict[str, Any],
    *,
    by: User,
    today: dt.date,
) -> Decision:
    """Record the act; if the public sees the decision, seal what it now says and tell agreements."""
    named = {"organisation": line.organisation.name, **after}
    note_act(f"decision.{act}", decision, by=by, after=named)
    if not decision.is_published:
        save_next_version(decision, by=by)
        return decision
    day = decision.published_on.latest or today
    parts = parts_of(decision)
    if not says_the_same(
        public_record(decision, parts, published_on=day), newest_revision(decision).content
    ):
        key = f"{act}-{line.pk}-{decision.version}"
        seal(decision, parts, by=by, key=key, published_on=day, reason=said)
        record_approvals(decision, by=by)
    return decision
