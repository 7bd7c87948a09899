"""Reading from the register what the rules of an agreement's kind ask."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from agreements.register.facts import Facts, facts_about
from agreements.register.kinds import (
    Concern,
    KindFacts,
    PartyBody,
    concerns,
    legal_basis,
    regulations_checked,
)
from agreements.register.lifetime import agreed_on, first_day
from agreements.register.models import Agreement, Party, Term
from agreements.register.printed_parties import printed_on
from commissioning.registry import Registry

money_held: Registry[Callable[[Agreement], bool]] = Registry()
"""Functions of other parts that say whether an agreement holds money of theirs."""


def rules_of(
    agreement: Agreement,
    today: dt.date,
    *,
    seen_by: Any,
    its: Facts | None = None,
    parties: Iterable[Party] | None = None,
) -> dict[str, object]:
    """The legal basis, the regulations it is checked against, and what its kind warns of.

    `its` are the agreement's facts, `parties` its own with what they did, where they have been read.
    """
    facts = kind_facts_of(agreement, today, seen_by=seen_by, its=its)
    if parties is None:
        parties = agreement.parties.with_acts()
    return {
        "legal_basis": legal_basis(facts.kind, facts.on),
        "regulations": list(regulations_checked(facts.kind, facts.flexibilities)),
        "concerns": [*concerns(facts, today), *_unsigning(parties)],
    }


def kind_facts_of(
    agreement: Agreement, today: dt.date, *, seen_by: Any, its: Facts | None = None
) -> KindFacts:
    """What the rules of its kind ask of `agreement`; its day is that of agreeing, else its first.

    Of the agreements that come next only those count that `seen_by` may see.
    """
    on = day_of(its or facts_about(agreement), today)
    here = Q(from_on__isnull=True) | Q(from_on__lte=on)  # not those that came later (R-PTY-02)
    rows = agreement.parties.joined().filter(here).select_related("organisation")
    return KindFacts(
        kind=agreement.kind,
        on=on,
        binding=agreement.binding,
        flexibilities=tuple(agreement.flexibilities),
        bodies=tuple(_body(party) for party in printed_on(rows, on)),
        holds_money=any(held(agreement) for held in money_held),
        edition=agreement.edition,
        review_on=agreement.term.review_latest,
        next_starts=_next_start(agreement, today, seen_by)
        if agreement.kind == Agreement.Kind.PROTOCOL
        else None,
    )


def day_of(facts: Facts, today: dt.date) -> dt.date:
    """The agreement's day: of its last approval or signature, else its first day, else today."""
    return agreed_on(facts) or first_day(facts) or today


def _body(party: Party) -> PartyBody:
    body = party.organisation
    return PartyBody(party.name_as_printed, body.kind, body.gss_code or "", tuple(party.capacities))


def _next_start(agreement: Agreement, today: dt.date, seen_by: Any) -> dt.date | None:
    here = Agreement.objects.visible_to(seen_by).filter(partnership=agreement.partnership_id)
    others = here.exclude(kind=Agreement.Kind.PROTOCOL)
    coming = Term.objects.filter(agreement__in=others, starts_earliest__gt=today)
    days = coming.order_by("starts_earliest").values_list("starts_earliest", flat=True)
    return days.first()


def _unsigning(parties: Iterable[Party]) -> list[Concern]:
    """Parties that need not sign and whose signature is still awaited."""
    return [
        Concern("capacity", f"{party} need not sign. Say that its signature is not required.")
        for party in parties
        if not party.is_expected_to_sign and party.signature.state == "awaited"
    ]
