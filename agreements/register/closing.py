"""How a gap in cover is closed: what is missing is recorded, the agreement goes on, or why is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from agreements.register.cover import A_DAY
from agreements.register.extending import open_options
from agreements.register.facts import Facts
from agreements.register.gaps import Gap
from agreements.register.lifetime import first_day, is_agreed, term_last_day
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement, GapNote, Link, PartyFact
from agreements.register.renewal import proposed_period
from agreements.register.standing import State, standing
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import period_words, words
from commissioning.errors import RuleBroken

MOST_UNFINISHED = 3


@dataclass(frozen=True)
class Way:
    """One way to close a gap: the act, why it would help, and the page that does it."""

    act: str
    why: str
    url: str


def ways_to_close(gap: Gap, facts: Mapping[int, Facts], user: Any, today: dt.date) -> list[Way]:
    """What `user` may do about `gap`, what needs least first."""
    unfinished = _unfinished(gap, facts, today)[:MOST_UNFINISHED]
    earlier = Agreement.objects.select_related("partnership", "term").get(pk=gap.earlier)
    ways = [way for pk in unfinished for way in _missing(pk, facts[pk], user, today)]
    if user.has_perm("register.edit_agreement", earlier):
        page = earlier.get_absolute_url()
        ways += _going_on(gap, earlier, page) if _needs_it_to_go_on(gap, facts, today) else []
        why = "A dated note, kept with the agreement."
        ways.append(Way("Record why there is a gap", why, why_url(gap, page)))
    return ways


def notes_on(gap: Gap) -> list[GapNote]:
    """What was said of why there is this gap, the latest first."""
    notes = GapNote.objects.filter(agreement=gap.earlier).select_related("made_by")
    return [one for one in notes if one.first in gap]


@transaction.atomic
def note_gap(
    agreement: Agreement, *, first: dt.date, last: dt.date | None, reason: str, by: User
) -> GapNote:
    """Say why nothing was in force after `agreement`, from `first` to `last`, both inclusive."""
    agreement = lock_agreement(agreement)
    if last is not None and last < first:
        raise RuleBroken(f"The last day must be {words(first)} or later.")
    if not reason.strip():
        raise RuleBroken("Say why there is a gap.")
    note = GapNote.objects.create(
        agreement=agreement, first=first, last=last, reason=reason.strip(), made_by=by
    )
    record(
        "agreement.gap_explained",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"first": first, "last": last, "reason": note.reason},
    )
    return note


@transaction.atomic
def take_out_gap_note(note: GapNote, *, by: User, reason: str) -> None:
    """Take out a note made by mistake. The audit log keeps what it said, and why it went."""
    agreement = lock_agreement(note.agreement)
    if not reason.strip():
        raise RuleBroken("Say why the note is taken out.")
    if not GapNote.objects.filter(pk=note.pk).exists():
        raise RuleBroken("The note was taken out already.")
    record(
        "agreement.gap_explanation_taken_out",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before={"first": note.first, "last": note.last, "reason": note.reason},
        after={"reason": reason.strip()},
    )
    note.delete()


def _needs_it_to_go_on(gap: Gap, facts: Mapping[int, Facts], today: dt.date) -> bool:
    """Whether the earlier agreement was over, and not only what is asked about had gone from it."""
    one = facts[gap.earlier]
    if one.stay.has(gap.first, today):
        return True
    return not standing(one, gap.first, today, others=facts).state.covers


def _unfinished(gap: Gap, facts: Mapping[int, Facts], today: dt.date) -> list[int]:
    """Agreements that would cover some of the gap if nothing were missing, the nearest first.

    Missing is what some party has to do, or from when an agreed one holds.
    """
    found = []
    for pk, one in facts.items():
        if one.stay.is_nowhere:
            continue
        begins, ends = first_day(one), term_last_day(one)
        follows = pk in facts[gap.earlier].successors
        touches = begins is not None and (
            (gap.last is None or begins <= gap.last) and (ends is None or ends >= gap.first)
        )
        state = standing(one, today, today, others=facts).state
        is_open = state.is_being_made or state is State.NOT_KNOWN
        if is_open and (follows or touches):
            found.append((not follows, begins or dt.date.max, pk))
    return [pk for *_, pk in sorted(found)]


def _missing(pk: int, facts: Facts, user: Any, today: dt.date) -> Iterator[Way]:
    agreement = Agreement.objects.select_related("partnership").get(pk=pk)
    if is_agreed(facts, today):
        if user.has_perm("register.edit_agreement", agreement):
            why = "It is agreed, and nothing recorded says when it starts."
            page = f"{agreement.get_absolute_url()}term/"
            yield Way(f"Say when {facts.title} starts", why, page)
        return
    begins, ends = first_day(facts), term_last_day(facts)
    runs = f", which runs {period_words(begins, ends)}" if begins and ends else ""
    why = f"It is not agreed yet: {facts.title}{runs}."
    may = user.has_perm("register.approve_agreement", agreement)
    parties = agreement.parties.select_related("approval", "signature")
    page = agreement.get_absolute_url()
    found = False
    for party in parties if may else ():
        for fact in (party.approval, party.signature):
            if fact.state == PartyFact.State.AWAITED:
                found = True
                yield Way(
                    f"Record the {fact.word} of {party}",
                    why,
                    f"{page}parties/{party.pk}/{fact.word}/",
                )
    if not found:
        yield Way(f"Go on with {facts.title}", why, page)


def _going_on(gap: Gap, earlier: Agreement, page: str) -> Iterator[Way]:
    until = gap.last and words(gap.last)
    if open_options(earlier):
        yield Way(
            "Use an option to extend",
            f"{earlier} allows it.",
            f"{page}extend/" + (f"?until={gap.last}" if gap.last else ""),
        )
    elif until:
        yield Way(
            "Record an extension that a paper states",
            f"If a paper says that {earlier} went on to {until}.",
            f"{page}extend/?until={gap.last}",
        )
    yield Way(
        "Record that it was held over",
        f"If the partners went on under {earlier} after {words(gap.first - A_DAY)}.",
        f"{page}hold-over/",
    )
    renewed = earlier.links_on.filter(kind=Link.Kind.RENEWS).exists()
    if gap.later is None and not renewed and proposed_period(earlier) is not None:
        yield Way("Start a renewal", "A new agreement takes its place.", f"{page}renew/")


def why_url(gap: Gap, page: str) -> str:
    last = f"&last={gap.last}" if gap.last else ""
    return f"{page}cover/gap/why/?first={gap.first}{last}"
