"""Writing the draft of a decision record."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion, in_sentences
from commissioning.partnerships.models import Partnership
from governance.boards.makers import organisations_behind
from governance.decisions.declarations import MUDDLED, are_muddled
from governance.decisions.details import (
    Details,
    details_of,
    keep_parts,
    parts_given,
    put_details,
)
from governance.decisions.models import Decision


@transaction.atomic
def record_decision(partnership: Partnership, *, by: User | None, **details: Any) -> Decision:
    """Start the record of a decision; `details` are as in `governance.decisions.details`."""
    decision = Decision(partnership=partnership, made_by=by, changed_by=by)
    put_details(decision, details)
    refuse_muddle(decision, details)
    parts = parts_given(decision, details, by=by)
    decision.save()
    keep_parts(decision, parts, details)
    note_act("decision.recorded", decision, by=by, after=plain(details))
    return decision


@transaction.atomic
def change_decision(
    decision: Decision, *, version: int, by: User | None, **details: Any
) -> Decision:
    """Change the draft. What was published is not changed but corrected.

    Raises StaleVersion when somebody saved after `version`.
    """
    decision = lock_decision(decision, version=version)
    if decision.is_published:
        raise RuleBroken("A published decision cannot be edited. Correct it instead.")
    before = plain(details_of(decision))
    put_details(decision, details)
    refuse_muddle(decision, details)
    parts = parts_given(decision, details, by=by)
    save_next_version(decision, by=by)
    keep_parts(decision, parts, details)
    note_act("decision.changed", decision, by=by, before=before, after=plain(details))
    return decision


@transaction.atomic
def discard_draft(decision: Decision, *, by: User | None) -> None:
    """Delete a draft. What was published is kept for good (R-DEC-09)."""
    decision = lock_decision(decision)
    if decision.is_published:
        raise RuleBroken("A published decision is kept for good.")
    note_act("decision.discarded", decision, by=by, before=plain(details_of(decision)))
    decision.delete()


def lock_decision(decision: Decision, *, version: int | None = None) -> Decision:
    """The decision's row, locked until the transaction ends.

    `version` is the one that the person was looking at; None where nothing typed can be lost.
    """
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this decision in between.", theirs=locked)
    return locked


def save_next_version(decision: Decision, *, by: User | None) -> None:
    """Save the row and count its version up, so that an older page cannot overwrite it."""
    decision.version += 1
    decision.changed_by = by
    decision.save()


def organisations_concerned(decision: Decision) -> frozenset[int]:
    """Whose decision it is, and who has an authority line: whose audit chains receive its acts."""
    makers = organisations_behind(decision.body, on=timezone.localdate())
    lines = decision.authority_lines.values_list("organisation_id", flat=True)
    return makers | frozenset(lines)


def note_act(
    what: str,
    decision: Decision,
    *,
    by: User | None,
    before: Details | None = None,
    after: Details | None = None,
) -> None:
    """Enter the act in the audit chain of each organisation concerned."""
    ids = organisations_concerned(decision)
    record(what, decision, by=by, organisations=ids, before=before, after=after)


def refuse_muddle(decision: Decision, details: Details) -> None:
    """Refuse what cannot belong together, whether it is history or new."""
    place = decision.partnership
    if decision.body.partnership_id != place.pk:
        raise RuleBroken(f"{decision.body} does not decide in {place}.")
    for concerned in details.get("agreements", ()):
        if concerned["agreement"].partnership_id != place.pk:
            raise RuleBroken(f"{concerned['agreement']} is not an agreement of {place}.")
    if are_muddled(decision.conflicts, decision.conflicts_text):
        raise RuleBroken(in_sentences([MUDDLED]))
    _refuse_twice(
        [line["organisation"] for line in details.get("authority_lines", ())],
        "{} has two authority lines. Give each partner one.",
    )
    _refuse_twice(
        [(c["agreement"], c["role"]) for c in details.get("agreements", ())],
        "The same agreement is named twice with the same role.",
    )


def plain(details: Details) -> dict[str, Any]:
    """Details as JSON can hold them, for the audit log."""
    return {name: _plain(value) for name, value in details.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, PrintedDate):
        return value.words
    if isinstance(value, dict):
        return plain(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


def _refuse_twice(things: list[Any], words: str) -> None:
    for thing in things:
        if things.count(thing) > 1:
            raise RuleBroken(words.format(thing))
