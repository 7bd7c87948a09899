"""One body taking a party's place in an agreement, because of a succession or by agreement."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from agreements.register.facts import NO_DATE
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    Approval,
    Novation,
    NovationApproval,
    Party,
    PartyFact,
    Signature,
)
from agreements.register.stating import refuse_redoing, state_fact
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Authority
from commissioning.calendar.dates import words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, Succession
from commissioning.organisations.touched import touched_by
from commissioning.registry import Registry

Mover = Callable[[Succession, frozenset[str], User], int]
novating: Registry[Mover] = Registry()
"""Functions `(succession, chosen, by)` of other parts that move what is theirs among `chosen` to the
successor, after the agreements, and say how many they moved: funds."""

A_DAY = dt.timedelta(days=1)
AGREEMENT = "agreement:"


@dataclass(frozen=True)
class Chosen:
    """One thing that a succession touches, chosen to go to the successor."""

    succession: Succession
    choice: str


@dataclass(frozen=True)
class Moved:
    """What one reviewed act moved."""

    novations: tuple[Novation, ...]
    others: int


@transaction.atomic
def novate_party(
    party: Party,
    *,
    to: Organisation,
    on: dt.date,
    how: str,
    by: User | None,
    name_as_printed: str = "",
    source: str = "",
    succession: Succession | None = None,
    stated_in: str = "",
) -> Novation:
    """`to` takes the place of `party` from `on`, in its capacities and under its defined term.

    The party's last day is the day before. A party that has not signed yet need not any more, and
    the one that comes has to; else the agreement stands as it stood. By agreement, each party's
    approval is awaited; by law, which must be named, and by the agreement's own clause, none is.
    `stated_in` is history, as a paper states it: nobody has to approve it.

    Refuses a second novation of one party, one before the party joined or after it left, and one
    that rests on a succession that nobody confirmed or that came later.
    """
    agreement = lock_agreement(party.agreement)
    party = agreement.parties.select_related("organisation").get(pk=party.pk)
    if agreement.binds_successors and how == Novation.How.LAW and not source:
        how = Novation.How.CLAUSE
    _refuse_what_cannot_be(party, to, on, how, source, succession, stated_in)
    heir = _take_place(party, to, on, name_as_printed)
    party.until_on = on - A_DAY
    party.save(update_fields=["until_on"])
    novation = Novation.objects.create(
        agreement=agreement,
        from_party=party,
        to_party=heir,
        to_organisation=to,
        on=on,
        how=how,
        source=source,
        succession=succession,
        stated_in=stated_in,
        recorded_by=by,
    )
    if how == Novation.How.AGREED and not stated_in:
        ask_for_approvals(novation)
    save_next_version(agreement)
    record_novation("agreement.novated", novation, by)
    return novation


@transaction.atomic
def novate_chosen(
    chosen: Sequence[Chosen],
    *,
    how: str,
    by: User,
    source: str = "",
    names: dict[int, str] | None = None,
) -> Moved:
    """All that was chosen goes to the successors, or nothing does (R-PTY-02).

    `names` are what agreements are to print for the successor, by succession. An agreement whose
    own clause binds successors is novated by it, whatever `how` says. Refuses what `by` may not
    choose, or not any more.
    """
    if not chosen:
        raise RuleBroken("Select at least one agreement or fund.")
    of_succession: dict[Succession, set[str]] = {}
    for one in chosen:
        of_succession.setdefault(one.succession, set()).add(one.choice)
    novations: list[Novation] = []
    others = 0
    for succession, choices in of_succession.items():
        _refuse_what_is_not_theirs(succession, choices, by)
        for party in chosen_parties(succession, choices):
            novations.append(_novate(party, succession, how, by, source, names or {}))
        for move in novating:
            others += move(succession, frozenset(choices), by)
    return Moved(tuple(novations), others)


def chosen_parties(succession: Succession, choices: Iterable[str]) -> list[Party]:
    """The predecessor's rows in the agreements among `choices`, by the agreements' titles."""
    keys = [c.removeprefix(AGREEMENT) for c in choices if c.startswith(AGREEMENT)]
    rows = Party.objects.filter(agreement__key__in=keys, organisation=succession.predecessor_id)
    return list(rows.select_related("agreement__partnership").order_by("agreement__title", "pk"))


@transaction.atomic
def record_novation_approval(
    approval: NovationApproval,
    *,
    by: User,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    authority: Authority | None = None,
    stated_in: str = "",
) -> NovationApproval:
    """Record that a party agreed to the novation. What another enters for it is unconfirmed (law 4)."""
    approval = NovationApproval.objects.select_for_update().get(pk=approval.pk)
    refuse_redoing(approval)
    return state_fact(
        approval,
        "novation_approved",
        by=by,
        state=state,
        on=on,
        stated_in=stated_in,
        own={"authority": authority},
        novation=str(approval.novation),
    )


@transaction.atomic
def set_successor_clause(agreement: Agreement, *, binds_successors: bool, by: User) -> Agreement:
    """Say whether the agreement's own words bind "any successor organisations" (R-PTY-02)."""
    agreement = lock_agreement(agreement)
    before = agreement.binds_successors
    if before == binds_successors:
        return agreement
    agreement.binds_successors = binds_successors
    save_next_version(agreement, "binds_successors")
    record(
        "agreement.successor_clause_stated",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before={"binds_successors": before},
        after={"binds_successors": binds_successors},
    )
    return agreement


def _novate(
    party: Party, succession: Succession, how: str, by: User, source: str, names: dict[int, str]
) -> Novation:
    clause = party.agreement.binds_successors
    return novate_party(
        party,
        to=succession.successor,
        on=succession.on,
        how=Novation.How.CLAUSE if clause else how,
        by=by,
        name_as_printed=names.get(succession.pk, ""),
        source="" if clause else source or succession.source,
        succession=succession,
    )


def _refuse_what_is_not_theirs(succession: Succession, choices: set[str], by: User) -> None:
    offered = {one.choice for group in touched_by(succession, by) for one in group.things}
    if succession.is_unconfirmed or not choices <= offered:
        raise RuleBroken("Somebody changed this in between. Look at what it touches again.")


def _refuse_what_cannot_be(
    party: Party,
    to: Organisation,
    on: dt.date,
    how: str,
    source: str,
    succession: Succession | None,
    stated_in: str,
) -> None:
    if Novation.objects.filter(from_party=party).exists():
        raise RuleBroken(f"The place of {party} has been taken already.")
    if to == party.organisation:
        raise RuleBroken(f"{party} cannot take its own place.")
    if party.from_on and on <= party.from_on:
        raise RuleBroken(f"{party} joined on {words(party.from_on)}. Enter a later day.")
    if party.until_on and party.until_on < on - A_DAY:
        raise RuleBroken(f"{party} left on {words(party.until_on)}, before that day.")
    if how == Novation.How.LAW and not source and not stated_in:
        raise RuleBroken("Name the law or the order by which the place passes.")
    if succession and succession.is_unconfirmed:
        raise RuleBroken(f"No administrator of {succession.predecessor} has confirmed it yet.")
    if succession and not stated_in and on < succession.on:
        raise RuleBroken(
            f"{to} took over on {words(succession.on)}. Enter that day or a later one."
        )


def _take_place(party: Party, to: Organisation, on: dt.date, name: str) -> Party:
    """The row of the body that comes: its own where it is a party already, as when two merge."""
    there = party.agreement.parties.filter(organisation=to).first()
    if there and there.until_on and there.until_on < on:
        raise RuleBroken(f"{there} was a party until {words(there.until_on)}, and left.")
    if there:
        return there
    heir = Party.objects.create(
        agreement=party.agreement,
        organisation=to,
        position=party.position,
        name_as_printed=name or to.name_on(on),
        defined_term=party.defined_term,
        capacities=party.capacities,
        from_on=on,
    )
    has_signed = party.signature.state != PartyFact.State.AWAITED
    not_required, awaited = PartyFact.State.NOT_REQUIRED, PartyFact.State.AWAITED
    for act, old in ((Approval, party.approval), (Signature, party.signature)):
        act.objects.create(party=heir, state=not_required if has_signed else awaited)
        if old.state == awaited:
            old.state = not_required
            old.save(update_fields=["state"])
    return heir


def ask_for_approvals(novation: Novation) -> None:
    """Of every party of that day: the one that comes, and those that stay; of none of them twice."""
    for party in novation.agreement.parties.on(novation.on):
        NovationApproval.objects.get_or_create(novation=novation, party=party)


def record_novation(
    what: str,
    novation: Novation,
    by: User | None,
    *,
    before: Mapping[str, Any] | None = None,
    **more: str,
) -> None:
    record(
        what,
        novation.agreement,
        by=by,
        organisations={*novation.agreement.organisation_ids, novation.to_organisation_id},
        before={"party": str(novation.from_party), **(before or {})},
        after={"party": str(novation.to_party), "on": novation.on, "how": novation.how} | more,
    )
