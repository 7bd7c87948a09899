"""Parties that join, leave or are printed otherwise by a variation (R-S75-41)."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import ProtectedError

from agreements.register.drafting import NewParty
from agreements.register.last_days import A_DAY, save_last_day
from agreements.register.models import (
    Agreement,
    Approval,
    Party,
    PartyFact,
    Signature,
    Variation,
    VariationApproval,
    VariationSignature,
    VariedParty,
)
from agreements.register.printed_parties import parties_as_on
from agreements.register.variation_records import (
    follow_rows,
    lock_variation,
    record_variation,
    refuse_other_change,
    save_variation,
)
from agreements.register.varied import Varied, VaryingAct
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken

ABOUT = Variation.Change.PARTIES
Act = VariedParty.Act


@transaction.atomic
def let_party_join(
    variation: Variation, party: NewParty, *, by: User | None, version: int | None = None
) -> VariedParty:
    """`party` joins when the variation takes effect. It is asked, once the variation is sent.

    Refuses a body that is a party already, or was one: its row tells of that time.
    """
    variation = _open(variation, version)
    there = variation.agreement.parties.filter(organisation=party.organisation).first()
    if there:
        raise RuleBroken(f"{there} is a party already, or has been one.")
    row = VariedParty(
        variation=variation,
        act=Act.JOINS,
        organisation=party.organisation,
        name_as_printed=party.name_as_printed or party.organisation.name,
        defined_term=party.defined_term,
        address_as_printed=party.address_as_printed,
        capacities=list(party.capacities),
    )
    return _keep(row, by)


@transaction.atomic
def let_party_leave(
    variation: Variation, party: Party, *, by: User | None, version: int | None = None
) -> VariedParty:
    """`party` leaves when the variation takes effect: its last day is the day before.

    Refuses to leave fewer than two, but for history.
    """
    variation = _open(variation, version)
    row = VariedParty(
        variation=variation, act=Act.LEAVES, party=party, organisation=party.organisation
    )
    _refuse_stranger(variation, party)
    if not variation.stated_in and _count_left_by(variation, besides=party) < 2:
        raise RuleBroken("An agreement needs at least two different parties.")
    return _keep(row, by)


@transaction.atomic
def print_party_otherwise(
    variation: Variation,
    party: Party,
    *,
    name_as_printed: str,
    capacities: list[str],
    defined_term: str = "",
    address_as_printed: str = "",
    by: User | None,
    version: int | None = None,
) -> VariedParty:
    """`party` has this name, short name, address and part when the variation takes effect."""
    variation = _open(variation, version)
    _refuse_stranger(variation, party)
    row = VariedParty(
        variation=variation,
        act=Act.CHANGES,
        party=party,
        organisation=party.organisation,
        name_as_printed=name_as_printed,
        defined_term=defined_term,
        address_as_printed=address_as_printed,
        capacities=capacities,
    )
    return _keep(row, by)


@transaction.atomic
def take_out_varied_party(
    row: VariedParty, *, by: User | None, version: int | None = None
) -> Variation:
    """The party stays as it is. A body that was asked to join is asked no longer."""
    variation = lock_variation(row.variation, version)
    said = _words(variation)
    record_variation(variation, "variation_party_taken_out", by, before={"party": str(row)})
    undo_varied_party(row)
    _say(variation, said)
    save_variation(variation)
    return variation


def undo_varied_parties(variation: Variation, about: str) -> None:
    """For `varied_undone`: the variation no longer changes the parties, or goes altogether."""
    for row in variation.varied_parties.all() if about == ABOUT else ():
        undo_varied_party(row)


def undo_varied_party(row: VariedParty) -> None:
    """Take a row out with what it set. Part of a change, not one itself.

    Refuses to take out that a body joined, once anything else is recorded of it.
    """
    party, act, variation = row.party, row.act, row.variation
    row.delete()
    if party and act == Act.LEAVES and variation.is_agreed:
        save_last_day(party)
    if party and act == Act.JOINS:
        for kind in (VariationApproval, VariationSignature):
            kind.objects.filter(party=party, variation=variation).delete()
        _take_out(party)


def ask_those_who_join(variation: Variation) -> None:
    """Each body that joins reads the agreement from now on, and its approval is awaited.

    It need not approve and sign the agreement itself: by the variation it enters.
    """
    for row in variation.varied_parties.filter(act=Act.JOINS, party__isnull=True):
        row.party = _row_of(variation, row)
        row.save(update_fields=["party"])


def take_effect(variation: Variation) -> None:
    """Once every party has agreed: who joins is a party from the day, who leaves until the day before.

    Where no paper gives the day it stays open. Saying it twice changes nothing.
    """
    if not variation.is_agreed:
        return
    for row in variation.varied_parties.select_related("party"):
        party = row.party
        if party and row.act == Act.JOINS:
            party.asked_by, party.from_on = None, variation.effective_earliest
            party.save(update_fields=["asked_by", "from_on"])
        if party and row.act == Act.LEAVES and variation.effective_latest:
            party.until_on = variation.effective_latest - A_DAY
            party.save(update_fields=["until_on"])


def party_rows(variation: Variation) -> Iterator[Varied]:
    """Each party that the variation changes, for `varied_rows`."""
    for row in variation.varied_parties.select_related("party", "variation"):
        yield Varied(
            ABOUT, str(row), take_out=f"{variation.get_absolute_url()}varied/{row.pk}/take-out/"
        )


def party_acts(variation: Variation) -> Iterator[VaryingAct]:
    """What a variation can do with parties, for `varying_acts`."""
    here = f"{variation.get_absolute_url()}parties/"
    yield VaryingAct(ABOUT, "A body joins", f"{here}joins/")
    changed = {row.party_id for row in variation.varied_parties.all()}
    for party in variation.agreement.parties.on(day_of(variation)):
        if party.pk not in changed:
            yield VaryingAct(ABOUT, "It leaves", f"{here}{party.pk}/leaves/", str(party))
            yield VaryingAct(
                ABOUT, "Change its name or part", f"{here}{party.pk}/changes/", str(party)
            )


def _open(variation: Variation, version: int | None) -> Variation:
    variation = lock_variation(variation, version)
    refuse_other_change(variation, ABOUT)
    return variation


def _keep(row: VariedParty, by: User | None) -> VariedParty:
    variation = row.variation
    same = variation.varied_parties.filter(organisation=row.organisation)
    if same.exists():
        raise RuleBroken(f"This variation changes {row.organisation} already.")
    said = _words(variation)
    row.save()
    if variation.sent_for_approval_on or variation.stated_in:
        ask_those_who_join(variation)
    take_effect(variation)
    _say(variation, said)
    save_variation(variation)
    record_variation(variation, "variation_party_described", by, after={"party": str(row)})
    return row


def _say(variation: Variation, said: str) -> None:
    """The words that a reader of the variation finds under parties; `said` are those before."""
    agreement: Agreement = variation.agreement
    parties = parties_as_on(agreement, day_of(variation) - A_DAY)
    before = "; ".join(str(party) for party in parties)
    follow_rows(variation, ABOUT, before=before, said=said, after=_words(variation))


def _words(variation: Variation) -> str:
    return "; ".join(row.words for row in party_rows(variation))


def day_of(variation: Variation) -> dt.date:
    """The day on which it takes effect, or for as long as nobody says, that of its writing."""
    return variation.effective_latest or variation.made_at.date()


def _refuse_stranger(variation: Variation, party: Party) -> None:
    if party.agreement_id != variation.agreement_id or party.asked_by_id:
        raise RuleBroken("That body is not a party to this agreement.")
    if party.until_on and party.until_on < day_of(variation):
        raise RuleBroken(f"{party} has left by then.")


def _count_left_by(variation: Variation, *, besides: Party) -> int:
    """How many are parties once the variation has taken effect and `besides` has left too."""
    leaving = {besides.pk}
    leaving |= {row.party_id or 0 for row in variation.varied_parties.filter(act=Act.LEAVES)}
    staying = variation.agreement.parties.on(day_of(variation)).exclude(pk__in=leaving)
    joining = variation.varied_parties.filter(act=Act.JOINS)
    return staying.count() + joining.count()


def _take_out(party: Party) -> None:
    """Its row goes, with the acts that nobody asked of it, but nothing that it did otherwise."""
    unasked = PartyFact.State.NOT_REQUIRED
    of_others = (party.varied, party.novation_approvals, party.novations_to)
    if any(rows.exists() for rows in of_others) or hasattr(party, "novated_by"):
        raise RuleBroken(f"Something else is recorded of {party}. See to that first.")
    if party.approval.state != unasked or party.signature.state != unasked:
        raise RuleBroken(f"{party} has approved or signed the agreement. Correct that first.")
    try:
        party.delete()
    except ProtectedError as held:
        raise RuleBroken(f"Something else is recorded of {party}. See to that first.") from held


def _row_of(variation: Variation, row: VariedParty) -> Party:
    party = Party.objects.create(
        agreement=variation.agreement,
        organisation=row.organisation,
        position=variation.agreement.parties.count() + 1,
        name_as_printed=row.name_as_printed,
        defined_term=row.defined_term,
        address_as_printed=row.address_as_printed,
        capacities=row.capacities,
        asked_by=variation,
    )
    for kind in (Approval, Signature):
        kind.objects.create(party=party, state=PartyFact.State.NOT_REQUIRED)
    state = PartyFact.State.NOT_RECORDED if variation.stated_in else PartyFact.State.AWAITED
    for act in (VariationApproval, VariationSignature):
        act.objects.create(
            variation=variation, party=party, state=state, stated_in=variation.stated_in
        )
    return party
