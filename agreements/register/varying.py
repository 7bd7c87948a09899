"""Varying an agreement: what changes, before and after, approved and signed by each party."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.register.answerable import answerable_on
from agreements.register.facts import NO_DATE, Facts
from agreements.register.life_records import lock_for_life, named
from agreements.register.lifetime import first_day, last_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    PartyFact,
    Variation,
    VariationApproval,
    VariationSignature,
)
from agreements.register.printed_parties import parties_as_on
from agreements.register.variation_records import (
    keep_words,
    lock_pending_variation,
    lock_variation,
    record_variation,
    refuse_other_change,
    save_variation,
)
from agreements.register.varied import varied_undone
from agreements.register.varying_parties import ask_those_who_join, take_effect
from commissioning.accounts.models import User
from commissioning.authorities.models import Body
from commissioning.calendar.dates import period_words, words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken

Change = Variation.Change


@transaction.atomic
def start_variation(
    agreement: Agreement,
    *,
    title: str,
    changes: Iterable[str],
    number: str = "",
    effective: PrintedDate = NO_DATE,
    by: User | None,
    stated_in: str = "",
) -> Variation:
    """Start a variation: what it is called and what it changes; each party's acts are awaited.

    Unnumbered, it takes the next number. A party that only pays or observes need not act; of
    history nothing is awaited, and nothing recorded until a paper is found that does.
    """
    agreement, _ = lock_for_life(agreement, stated_in=stated_in)
    number = number or str(agreement.variations.count() + 1)
    _refuse_taken(agreement, number)
    variation = Variation.objects.create(
        agreement=agreement,
        number=number,
        title=title,
        changes=_in_order(changes),
        made_by=by,
        stated_in=stated_in,
        **named("effective", effective),
    )
    needed = PartyFact.State.NOT_RECORDED if stated_in else PartyFact.State.AWAITED
    for party in parties_as_on(agreement, timezone.localdate()):
        state = needed if party.is_expected_to_sign else PartyFact.State.NOT_REQUIRED
        for act in (VariationApproval, VariationSignature):
            act.objects.create(variation=variation, party=party, state=state, stated_in=stated_in)
    save_next_version(agreement)
    record_variation(variation, "variation_started", by, after={"changes": variation.changes})
    return variation


@transaction.atomic
def change_variation(variation: Variation, *, by: User, version: int, **changes: Any) -> Variation:
    """Change the title, number, effective day or what changes, until a party has agreed to it."""
    variation = lock_variation(variation, version)
    before = {name: getattr(variation, name) for name in ("number", "title", "changes")}
    if "changes" in changes:
        changes["changes"] = _in_order(changes["changes"])
        dropped = set(variation.changes) - set(changes["changes"])
        changes |= _drop(variation, dropped)
    if "effective" in changes:
        changes |= named("effective", changes.pop("effective") or NO_DATE)
    if changes.get("number", variation.number) != variation.number:
        _refuse_taken(variation.agreement, changes["number"])
    for name, value in changes.items():
        setattr(variation, name, value)
    save_variation(variation, *changes)
    take_effect(variation)
    record_variation(variation, "variation_changed", by, before=before, after=changes)
    return variation


@transaction.atomic
def describe_change(
    variation: Variation,
    about: str,
    *,
    after: str,
    before: str = "",
    ends: PrintedDate = NO_DATE,
    answers_to: Body | None = None,
    by: User | None,
    version: int | None = None,
) -> Variation:
    """Say what one thing was and becomes.

    The period also has its new last day, the governance the board or body answerable from then on.
    """
    variation = lock_variation(variation, version)
    refuse_other_change(variation, about)
    if about == Change.PERIOD:
        if ends.latest is None:
            raise RuleBroken("Enter the new last day.")
        for name, value in named("ends", ends).items():
            setattr(variation, name, value)
        after = after or f"Ends on {ends.words}"
    if about == Change.GOVERNANCE:
        variation.answers_to = _of_its_place(variation, answers_to)
        after = after or (f"{answers_to} is answerable" if answers_to else "")
    if not after:
        raise RuleBroken("Say what it becomes.")
    keep_words(variation, about, before=before, after=after)
    save_variation(variation, "ends_words", "ends_earliest", "ends_latest", "answers_to")
    told = {"about": about, "before": before, "after": after}
    record_variation(variation, "variation_described", by, after=told)
    return variation


@transaction.atomic
def send_variation(variation: Variation, *, by: User, version: int | None = None) -> Variation:
    """Ask each party to approve the variation, and who joins. Refuses what does not say its changes."""
    variation = lock_variation(variation, version)
    if variation.sent_for_approval_on:
        raise RuleBroken("It has been sent already.")
    missing = undescribed(variation)
    if missing:
        raise RuleBroken(f"Say what changes: {', '.join(missing)}.")
    if not variation.effective.known:
        raise RuleBroken("Enter the day from which it takes effect.")
    variation.sent_for_approval_on = timezone.localdate()
    save_variation(variation, "sent_for_approval_on")
    ask_those_who_join(variation)
    record_variation(variation, "variation_sent_for_approval", by)
    return variation


@transaction.atomic
def delete_variation(variation: Variation, *, by: User) -> Agreement:
    """Throw away a variation that no party has approved or signed; the audit log keeps its title."""
    variation = lock_variation(variation)
    agreement = lock_agreement(variation.agreement)
    record_variation(variation, "variation_deleted", by, before={"title": variation.title})
    _drop(variation, set(variation.changes))
    variation.delete()
    return save_next_version(agreement)


@transaction.atomic
def withdraw_variation(
    variation: Variation, *, reason: str, by: User, version: int | None = None
) -> Variation:
    """Give up a variation that was sent, until every party has agreed to it, whoever has already.

    What it was to change is undone: a body that it asked to join is asked no longer and reads the
    agreement no more, and what that body had approved or signed stays in the audit log alone. Its
    words, and what the parties did, stand as they were.
    """
    variation = lock_pending_variation(variation, version)
    agreement = lock_agreement(variation.agreement)
    if variation.is_agreed:
        raise RuleBroken("Every party has agreed to it. Vary the agreement again instead.")
    if not variation.sent_for_approval_on:
        raise RuleBroken("It has not been sent yet. Delete it instead.")
    record_variation(variation, "variation_withdrawn", by, after={"reason": reason})
    _undo(variation, set(variation.changes))
    variation.withdrawn_on, variation.withdrawn_because = timezone.localdate(), reason
    save_variation(variation, "withdrawn_on", "withdrawn_because")
    save_next_version(agreement)
    return variation


def undescribed(variation: Variation) -> list[str]:
    """What it changes and does not yet say how."""
    said = {one.about for one in variation.details.all()}
    return [str(Change(about).label).lower() for about in variation.changes if about not in said]


def present_words(agreement: Agreement, facts: Facts, about: str) -> str:
    """How the agreement now stands in what a variation changes, where the register knows it."""
    if about == Change.PARTIES:
        return "; ".join(str(party) for party in parties_as_on(agreement, timezone.localdate()))
    if about == Change.GOVERNANCE:
        return str(answerable_on(agreement, timezone.localdate()) or "")
    if about != Change.PERIOD:
        return ""
    return _period(first_day(facts), last_day(facts))


def _drop(variation: Variation, dropped: set[str]) -> dict[str, Any]:
    """Take out what the variation is no longer to change; the columns of its own, now empty."""
    variation.details.filter(about__in=dropped).delete()
    _undo(variation, dropped)
    empty: dict[str, Any] = named("ends", NO_DATE) if Change.PERIOD in dropped else {}
    return empty | ({"answers_to": None} if Change.GOVERNANCE in dropped else {})


def _undo(variation: Variation, dropped: set[str]) -> None:
    for undo in varied_undone:
        for about in dropped:
            undo(variation, about)


def _of_its_place(variation: Variation, body: Body | None) -> Body | None:
    place = variation.agreement.partnership
    if body and body.partnership_id != place.pk:
        raise RuleBroken(f"{body} is not a board of {place}.")
    return body


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return period_words(first, last)
    return f"From {words(first)}, with no end day" if first else ""


def _refuse_taken(agreement: Agreement, number: str) -> None:
    if agreement.variations.filter(number=number).exists():
        raise RuleBroken(f"There is a variation {number} already.")


def _in_order(changes: Iterable[str]) -> list[str]:
    """Each change once, in the order in which people are asked; refuses none at all."""
    chosen = [str(one) for one in Change.values if one in set(changes)]
    if not chosen:
        raise RuleBroken("Choose at least one thing that changes.")
    return chosen
