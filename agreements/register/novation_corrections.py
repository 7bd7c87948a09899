"""Taking back a novation that never was, or putting right what is recorded of one."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from agreements.register.last_days import save_last_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    Novation,
    NovationApproval,
    Party,
    PartyFact,
    VariationApproval,
    VariationSignature,
    VariedParty,
)
from agreements.register.novations import ask_for_approvals, record_novation
from agreements.register.stating import content_of
from agreements.register.varying_parties import day_of
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken

State = PartyFact.State


@transaction.atomic
def take_back_novation(novation: Novation, *, by: User, reason: str, version: int) -> Agreement:
    """The party has its place again, as if nobody had taken it; the audit log keeps what was said.

    `version` is the agreement's. Refuses once another took the place on, and once the one that came
    has approved or signed anything itself: that is corrected first. Funds that moved with it stay.
    """
    agreement = lock_agreement(novation.agreement, version=version)
    novation = _locked(novation)
    party, heir = novation.from_party, novation.to_party
    if hasattr(heir, "novated_by"):
        raise RuleBroken(f"Take back first that {heir.novated_by.to_party} took its place on.")
    made_for_it = _came_by(novation)
    if made_for_it:
        _refuse_what_it_did(heir, novation)
    record_novation("agreement.novation_taken_back", novation, by, reason=reason)
    if made_for_it:
        _await_again(party, heir)
    novation.delete()
    save_last_day(party)
    if made_for_it:
        _hand_back(heir, party)
        _take_out(heir)
    return save_next_version(agreement)


@transaction.atomic
def correct_novation(
    novation: Novation,
    *,
    by: User,
    reason: str,
    version: int,
    on: dt.date,
    how: str,
    source: str = "",
    name_as_printed: str = "",
) -> Novation:
    """Put right the day, the way it passed, what it rests on, or the name that came.

    `version` is the agreement's. Agreed instead of by law, each party's approval is awaited; by law
    instead of agreed, nobody's is. An approval of another day is none of this one: each party is
    asked anew, but for history and what a paper states. What stood before goes to the audit log
    with the reason.
    """
    agreement = lock_agreement(novation.agreement, version=version)
    novation = _locked(novation)
    party, heir = novation.from_party, novation.to_party
    _refuse(novation, on, how, source)
    before = _content(novation)
    if _came_by(novation):
        heir.from_on = on
        heir.name_as_printed = name_as_printed or heir.name_as_printed
        heir.save(update_fields=["from_on", "name_as_printed"])
    was_how, was_on = novation.how, novation.on
    novation.on, novation.how, novation.source = on, how, source
    novation.save(update_fields=["on", "how", "source"])
    save_last_day(party)
    _ask_anew(novation, was_how, was_on)
    save_next_version(agreement)
    record_novation("agreement.novation_corrected", novation, by, reason=reason, before=before)
    return novation


def _content(novation: Novation) -> dict[str, Any]:
    """What is recorded of it, as the audit log keeps it: with what each party said to it."""
    done = novation.approvals.exclude(state=State.AWAITED).select_related("party", "authority")
    return {
        "on": novation.on,
        "how": novation.how,
        "source": novation.source,
        "name": str(novation.to_party),
        "approvals": {str(approval.party): content_of(approval) for approval in done},
    }


def _locked(novation: Novation) -> Novation:
    rows = Novation.objects.select_for_update(of=("self",))
    found = rows.select_related("from_party", "to_party").filter(pk=novation.pk).first()
    if found is None:
        raise RuleBroken("It has been taken back already.")
    return found


def _refuse(novation: Novation, on: dt.date, how: str, source: str) -> None:
    party, heir = novation.from_party, novation.to_party
    if how == Novation.How.LAW and not source and not novation.stated_in:
        raise RuleBroken("Name the law or the order by which the place passes.")
    if party.from_on and on <= party.from_on:
        raise RuleBroken(f"{party} joined on {words(party.from_on)}. Enter a later day.")
    if heir.until_on and on > heir.until_on:
        raise RuleBroken(
            f"{heir} left on {words(heir.until_on)}. Enter that day or an earlier one."
        )
    succession = novation.succession
    if succession and not novation.stated_in and on < succession.on:
        raise RuleBroken(
            f"{novation.to_organisation} took over on {words(succession.on)}."
            " Enter that day or a later one."
        )


def _ask_anew(novation: Novation, was_how: str, was_on: dt.date) -> None:
    """Of the parties of the corrected day, where it passed otherwise or on another day before."""
    agreed, another_day = Novation.How.AGREED, novation.on != was_on
    if another_day and not novation.stated_in:
        novation.approvals.filter(stated_in="").delete()
    if novation.how != agreed:
        novation.approvals.filter(state=State.AWAITED).delete()
    elif (was_how != agreed or another_day) and not novation.stated_in:
        ask_for_approvals(novation)


def _came_by(novation: Novation) -> bool:
    """Whether the row of the one that came was made by this novation, and serves no other.

    A body that a variation let join may have done so on the very day.
    """
    heir = novation.to_party
    joined = heir.varied.filter(act=VariedParty.Act.JOINS).exists()
    return heir.from_on == novation.on and not joined and heir.novations_to.count() == 1


def _refuse_what_it_did(heir: Party, novation: Novation) -> None:
    """Refuses once it has acted, but for its agreeing to this novation, which goes with it."""
    others = heir.novation_approvals.exclude(novation=novation)
    facts = (heir.approval, heir.signature, *heir.variation_approvals.all())
    facts = (*facts, *heir.variation_signatures.all(), *others)
    if any(fact.state in (State.RECORDED, State.ATTESTED) for fact in facts):
        raise RuleBroken(f"{heir} has approved or signed since. Correct that first.")
    change = heir.varied.select_related("variation", "party").first()
    if change:
        raise RuleBroken(f"{change.variation} says: {change}. Take that out first.")


def _await_again(party: Party, heir: Party) -> None:
    """What the one that came had to do instead is the party's to do again."""
    for old, new in ((party.approval, heir.approval), (party.signature, heir.signature)):
        if old.state == State.NOT_REQUIRED and new.state == State.AWAITED:
            old.state = State.AWAITED
            old.save(update_fields=["state"])


def _hand_back(heir: Party, party: Party) -> None:
    """What it was asked to approve and sign, the party is asked for, unless it was itself.

    Nobody is asked for what came once the party had left for another reason.
    """
    last = party.until_on or dt.date.max
    for kind in (VariationApproval, VariationSignature):
        asked = set(kind.objects.filter(party=party).values_list("variation_id", flat=True))
        for row in kind.objects.filter(party=heir).select_related("variation"):
            if row.variation_id in asked or day_of(row.variation) > last:
                row.delete()
            else:
                row.party = party
                row.save(update_fields=["party"])
    own = NovationApproval.objects.filter(party=party).values("novation")
    theirs = NovationApproval.objects.filter(party=heir, novation__on__lte=last)
    theirs.exclude(novation__in=own).update(party=party)


def _take_out(heir: Party) -> None:
    try:
        heir.delete()
    except ProtectedError as held:
        raise RuleBroken(f"Something is recorded of {heir} since. See to that first.") from held
