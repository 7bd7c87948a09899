"""Varying an agreement: what changes, before and after, approved and signed by each party."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.register.approvals import content_of, record_fact, refuse_redoing, set_fact
from agreements.register.facts import NO_DATE, Facts
from agreements.register.life_records import lock_for_life, named, record_life
from agreements.register.lifetime import first_day, last_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    PartyFact,
    Variation,
    VariationApproval,
    VariationChange,
    VariationSignature,
)
from commissioning.accounts.models import User
from commissioning.authorities.models import Authority
from commissioning.calendar.dates import period_words, words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion

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
    for party in agreement.parties.on(timezone.localdate()):
        state = needed if party.is_expected_to_sign else PartyFact.State.NOT_REQUIRED
        for act in (VariationApproval, VariationSignature):
            act.objects.create(variation=variation, party=party, state=state, stated_in=stated_in)
    save_next_version(agreement)
    _record(variation, "variation_started", by, after={"changes": variation.changes})
    return variation


@transaction.atomic
def change_variation(variation: Variation, *, by: User, version: int, **changes: Any) -> Variation:
    """Change the title, number, effective day or what changes, until a party has agreed to it."""
    variation = _lock(variation, version)
    before = {name: getattr(variation, name) for name in ("number", "title", "changes")}
    if "changes" in changes:
        changes["changes"] = _in_order(changes["changes"])
        variation.details.exclude(about__in=changes["changes"]).delete()
        if Change.PERIOD not in changes["changes"]:
            changes |= named("ends", NO_DATE)
    if "effective" in changes:
        changes |= named("effective", changes.pop("effective") or NO_DATE)
    if changes.get("number", variation.number) != variation.number:
        _refuse_taken(variation.agreement, changes["number"])
    for name, value in changes.items():
        setattr(variation, name, value)
    _save(variation, *changes)
    _record(variation, "variation_changed", by, before=before, after=changes)
    return variation


@transaction.atomic
def describe_change(
    variation: Variation,
    about: str,
    *,
    after: str,
    before: str = "",
    ends: PrintedDate = NO_DATE,
    by: User | None,
    version: int | None = None,
) -> Variation:
    """Say what one thing was and becomes. The period also has its new last day."""
    variation = _lock(variation, version)
    if about not in variation.changes:
        raise RuleBroken("Say first that the variation changes this.")
    if about == Change.PERIOD:
        if ends.latest is None:
            raise RuleBroken("Enter the new last day.")
        for name, value in named("ends", ends).items():
            setattr(variation, name, value)
        after = after or f"Ends on {ends.words}"
    VariationChange.objects.update_or_create(
        variation=variation, about=about, defaults={"before": before, "after": after}
    )
    _save(variation, "ends_words", "ends_earliest", "ends_latest")
    told = {"about": about, "before": before, "after": after}
    _record(variation, "variation_described", by, after=told)
    return variation


@transaction.atomic
def send_variation(variation: Variation, *, by: User, version: int | None = None) -> Variation:
    """Ask each party to approve the variation. Refuses one that does not say what it changes."""
    variation = _lock(variation, version)
    if variation.sent_for_approval_on:
        raise RuleBroken("It has been sent already.")
    missing = undescribed(variation)
    if missing:
        raise RuleBroken(f"Say what changes: {', '.join(missing)}.")
    if not variation.effective.known:
        raise RuleBroken("Enter the day from which it takes effect.")
    variation.sent_for_approval_on = timezone.localdate()
    _save(variation, "sent_for_approval_on")
    _record(variation, "variation_sent_for_approval", by)
    return variation


@transaction.atomic
def record_variation_approval(
    approval: VariationApproval,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    authority: Authority | None = None,
    stated_in: str = "",
) -> VariationApproval:
    """Record that a party approved the variation, or what history says of it."""
    approval = VariationApproval.objects.select_for_update().get(pk=approval.pk)
    refuse_redoing(approval, "approval")
    _refuse_unsent(approval.variation, stated_in)
    before = content_of(approval)
    approval.authority = authority
    set_fact(approval, by=by, state=state, on=on, stated_in=stated_in)
    return _settled(approval, "variation_approval_recorded", by, before)


@transaction.atomic
def record_variation_signature(
    signature: VariationSignature,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    name: str = "",
    post: str = "",
    is_counterpart: bool = False,
    stated_in: str = "",
) -> VariationSignature:
    """Record a party's signature of the variation, after its own approval; history as stated."""
    signature = VariationSignature.objects.select_for_update().get(pk=signature.pk)
    refuse_redoing(signature, "signature")
    _refuse_unsent(signature.variation, stated_in)
    approved = VariationApproval.objects.filter(
        variation=signature.variation, party=signature.party
    )
    if not stated_in and approved.filter(state=PartyFact.State.AWAITED).exists():
        raise RuleBroken(f"Record the approval of {signature.party} before its signature.")
    before = content_of(signature)
    signature.name, signature.post = name or signature.name, post or signature.post
    signature.is_counterpart = is_counterpart
    set_fact(signature, by=by, state=state, on=on, stated_in=stated_in)
    return _settled(signature, "variation_signature_recorded", by, before)


@transaction.atomic
def delete_variation(variation: Variation, *, by: User) -> Agreement:
    """Throw away a variation that no party has approved or signed; the audit log keeps its title."""
    variation = _lock(variation, None)
    agreement = lock_agreement(variation.agreement)
    _record(variation, "variation_deleted", by, before={"title": variation.title})
    variation.delete()
    return save_next_version(agreement)


def undescribed(variation: Variation) -> list[str]:
    """What it changes and does not yet say how."""
    said = {one.about for one in variation.details.all()}
    return [str(Change(about).label).lower() for about in variation.changes if about not in said]


def present_words(agreement: Agreement, facts: Facts, about: str) -> str:
    """How the agreement now stands in what a variation changes, where the register knows it."""
    if about == Change.PARTIES:
        return "; ".join(str(party) for party in agreement.parties.on(timezone.localdate()))
    if about != Change.PERIOD:
        return ""
    return _period(first_day(facts), last_day(facts))


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return period_words(first, last)
    return f"From {words(first)}, with no end day" if first else ""


def _settled(fact: Any, act: str, by: User | None, before: dict[str, str]) -> Any:
    record_fact(fact, act, by, before, variation=fact.variation.number)
    _save(Variation.objects.select_for_update().get(pk=fact.variation_id))
    return fact


def _lock(variation: Variation, version: int | None) -> Variation:
    """The variation's row, locked, while no party has agreed to it."""
    locked = Variation.objects.select_for_update().get(pk=variation.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody changed this variation in between", theirs=locked)
    if locked.has_begun_to_be_agreed:
        raise RuleBroken("A party has approved or signed it, so its words stand.")
    return locked


def _save(variation: Variation, *fields: str) -> None:
    variation.version += 1
    variation.save(update_fields=[*fields, "version"])


def _refuse_taken(agreement: Agreement, number: str) -> None:
    if agreement.variations.filter(number=number).exists():
        raise RuleBroken(f"There is a variation {number} already.")


def _refuse_unsent(variation: Variation, stated_in: str) -> None:
    if not stated_in and not variation.sent_for_approval_on:
        raise RuleBroken("Send the variation for approval first.")


def _in_order(changes: Iterable[str]) -> list[str]:
    """Each change once, in the order in which people are asked; refuses none at all."""
    chosen = [str(one) for one in Change.values if one in set(changes)]
    if not chosen:
        raise RuleBroken("Choose at least one thing that changes.")
    return chosen


def _record(
    variation: Variation,
    what: str,
    by: User | None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    told = {"variation": variation.number, **(after or {})}
    record_life(variation.agreement, what, by, before=before, after=told)
