"""One body taking a party's place in an agreement, because of a succession or by agreement."""

import datetime as dt
from collections.abc import Mapping
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

A_DAY = dt.timedelta(days=1)


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

    Refuses a second novation of one party, one before the party joined or after it left, one of or
    to a body that is only asked to join, and one that rests on a succession that nobody confirmed
    or that came later.
    """
    agreement = lock_agreement(party.agreement)
    party = agreement.parties.select_related("organisation").get(pk=party.pk)
    if agreement.binds_successors and how == Novation.How.LAW and not source:
        how = Novation.How.CLAUSE
    novation = Novation(
        agreement=agreement,
        from_party=party,
        to_organisation=to,
        on=on,
        how=how,
        source=source,
        succession=succession,
        stated_in=stated_in,
        recorded_by=by,
    )
    _refuse_what_cannot_be(novation)
    novation.to_party = _take_place(party, to, on, name_as_printed)
    novation.save()
    if how == Novation.How.AGREED and not stated_in:
        ask_for_approvals(novation)
    save_next_version(agreement)
    record_novation("agreement.novated", novation, by)
    return novation


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
    lock_agreement(approval.party.agreement)
    rows = NovationApproval.objects.select_for_update(of=("self",))
    locked = rows.filter(pk=approval.pk).first()
    if locked is None:
        raise RuleBroken("The novation was corrected or taken back in between.")
    refuse_redoing(locked)
    return state_fact(
        locked,
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


def _refuse_what_cannot_be(novation: Novation) -> None:
    party, to, on = novation.from_party, novation.to_organisation, novation.on
    if party.asked_by_id:
        raise RuleBroken(f"{party} is only asked to join, so it has no place to give.")
    if Novation.objects.filter(from_party=party).exists():
        raise RuleBroken(f"The place of {party} has been taken already.")
    if to == party.organisation:
        raise RuleBroken(f"{party} cannot take its own place.")
    if party.from_on and on <= party.from_on:
        raise RuleBroken(f"{party} joined on {words(party.from_on)}. Enter a later day.")
    if party.until_on and party.until_on < on - A_DAY:
        raise RuleBroken(f"{party} left on {words(party.until_on)}, before that day.")
    _refuse_what_rests_on_nothing(novation)


def _refuse_what_rests_on_nothing(novation: Novation) -> None:
    """A law has a name, and a succession was confirmed and had come by then."""
    succession, is_history = novation.succession, bool(novation.stated_in)
    if novation.how == Novation.How.LAW and not novation.source and not is_history:
        raise RuleBroken("Name the law or the order by which the place passes.")
    if succession and succession.is_unconfirmed:
        raise RuleBroken(f"No administrator of {succession.predecessor} has confirmed it yet.")
    if succession and not is_history and novation.on < succession.on:
        raise RuleBroken(
            f"{novation.to_organisation} took over on {words(succession.on)}."
            " Enter that day or a later one."
        )


def _take_place(party: Party, to: Organisation, on: dt.date, name: str) -> Party:
    """`party` goes, and the row of the body that comes: its own where it is a party already."""
    there = party.agreement.parties.filter(organisation=to).first()
    if there and there.asked_by_id:
        raise RuleBroken(f"{there} is asked to join by a variation. Settle or withdraw that first.")
    if there and there.until_on and there.until_on < on:
        raise RuleBroken(f"{there} was a party until {words(there.until_on)}, and left.")
    party.until_on = on - A_DAY
    party.save(update_fields=["until_on"])
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
    for party in novation.agreement.parties.on(novation.on).exclude(from_on__gt=novation.on):
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
