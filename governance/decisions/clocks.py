"""The days that run from a decision: call-in, effect, and how long its papers are kept.

They are worked out beside what a record states, and never put in its place (R-CAL-10).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from commissioning.calendar.call_in import EffectiveSnap, effective_from, last_call_in_day
from commissioning.calendar.retention import background_papers_keep_until, record_keep_until
from commissioning.organisations.models import Organisation
from governance.boards.makers import organisations_behind
from governance.boards.models import CallInRule
from governance.decisions.models import Decision, Stated


@dataclass(frozen=True)
class Clocks:
    """The days of one decision; None where what is known of it does not give them."""

    last_call_in_day: dt.date | None = None
    effective_from: dt.date | None = None
    kept_until: dt.date | None = None
    papers_kept_until: dt.date | None = None
    without_call_in_rule: tuple[Organisation, ...] = ()


def clocks_of(decision: Decision, *, published_on: dt.date | None) -> Clocks:
    """The days of `decision` if it is published on `published_on`.

    Not subject to call-in, it has effect from the day it was taken (R-CAL-04). Where the rule of an
    organisation behind the deciding body is not on file, its days are left open: no council's number
    stands for another's (R-CAL-01). A joint body waits for the longest.
    """
    decided = decision.decided_on.latest
    kept = record_keep_until(decided) if decided else None
    papers = background_papers_keep_until(decided) if decided else None
    if decision.is_subject_to_call_in == Stated.NO:
        return Clocks(effective_from=decided, kept_until=kept, papers_kept_until=papers)
    if decision.is_subject_to_call_in != Stated.YES or published_on is None:
        return Clocks(kept_until=kept, papers_kept_until=papers)
    councils = [
        body
        for body in Organisation.objects.filter(
            pk__in=organisations_behind(decision.body, on=published_on)
        )
        if body.is_council
    ]
    rules = {rule.organisation_id: rule for rule in CallInRule.objects.on(published_on)}
    unknown = tuple(council for council in councils if council.pk not in rules)
    found = [rules[council.pk] for council in councils if council.pk in rules]
    if unknown or not found:
        return Clocks(kept_until=kept, papers_kept_until=papers, without_call_in_rule=unknown)
    return Clocks(
        last_call_in_day=max(
            last_call_in_day(published_on, working_days=rule.working_days) for rule in found
        ),
        effective_from=max(_effective_from(published_on, rule) for rule in found),
        kept_until=kept,
        papers_kept_until=papers,
    )


def _effective_from(published_on: dt.date, rule: CallInRule) -> dt.date:
    return effective_from(
        published_on, working_days=rule.working_days, snap=EffectiveSnap(rule.snap)
    )
