"""The life of one agreement as people read it: what happened, in order, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from agreements.register.ending import is_short
from agreements.register.facts import NO_DATE, Facts
from agreements.register.leaving import novations_seen
from agreements.register.life_facts import Turn
from agreements.register.lifetime import EVERYTHING, first_day, is_agreed, last_day
from agreements.register.models import (
    Agreement,
    LifeFact,
    Link,
    Novation,
    Party,
    PartyFact,
    TerminationNotice,
    Variation,
    Withdrawal,
)
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.models.variation import VariationFact
from commissioning.calendar.printed_dates import PrintedDate

KINDS = {
    "extension": "extensions",
    "notice": "termination_notices",
    "withdrawal": "withdrawals",
    "hold-over": "hold_overs",
    "year": "yearly_statements",
}
"""The records that can be confirmed and taken out: the word in the address, the agreement's name."""
TURNS = {
    "extension": Turn.EXTENSION,
    "notice": Turn.NOTICE,
    "withdrawal": Turn.WITHDRAWAL,
    "hold-over": Turn.HOLD_OVER,
}
"""By the word in the address: what its facts call such a record."""
UNCONFIRMED = "not confirmed by its own officers"
WORDS = {"approval": "approved", "signature": "signed"}


@dataclass(frozen=True)
class Happening:
    """One thing that happened, or is still to come, with what may be done about it.

    `kind` and `pk` name its record where it has one of its own; `page` is where more is said of it,
    below the agreement's own address.
    """

    on: PrintedDate
    words: str
    note: str = ""
    kind: str = ""
    pk: int | None = None
    page: str = ""
    is_open: bool = False
    awaits_confirming: int | None = None
    """The organisation that must confirm it."""
    may_be_withdrawn: bool = False


def happenings(
    agreement: Agreement,
    facts: Facts,
    today: dt.date,
    *,
    seen_by: Any,
    left: dt.date | None,
    parties: Iterable[Party] | None = None,
    novations: Iterable[Novation] | None = None,
    links_on: Iterable[Link] | None = None,
) -> list[Happening]:
    """Everything that its records say, in the order of their days; what is open comes last.

    A body that has left reads what had happened by `left`, its last day, what it agreed to, and who
    took its place: not what the others did after. `parties`, with what they did, `novations`, those
    that it reads, and `links_on` to what came later are the agreement's where they have been read.
    """
    if parties is None:
        parties = agreement.parties.with_acts()
    if novations is None:
        novations = novations_seen(agreement, seen_by, left)
    if links_on is None:
        links_on = agreement.links_on.select_related("later")
    found = [*_making(parties), *_life(agreement, facts)]
    found += _replaced(agreement, links_on, seen_by)
    found = [one for one in found if left is None or _had_happened(one, left)]
    found += _term(facts, min(today, left or today), left or EVERYTHING)
    found += [*_novations(novations), *_variations(agreement, seen_by)]
    return sorted(found, key=lambda one: (one.is_open, one.on.latest or dt.date.max))


def _had_happened(one: Happening, left: dt.date) -> bool:
    """Of what a party did in making it no paper may give the day; of its life, each has one."""
    return not one.is_open and (one.on.earliest <= left if one.on.earliest else not one.kind)


def record_of(agreement: Agreement, kind: str, pk: int) -> LifeFact | None:
    """One record of the agreement's life, by the word and number that stand in its address."""
    rows = getattr(agreement, KINDS[kind]) if kind in KINDS else None
    return rows.filter(pk=pk).first() if rows is not None else None


def _making(parties: Iterable[Party]) -> Iterator[Happening]:
    for party in parties:
        yield from _party_fact(party, party.approval)
        yield from _party_fact(party, party.signature)


def _party_fact(party: Party, fact: PartyFact) -> Iterator[Happening]:
    if fact.state in (PartyFact.State.RECORDED, PartyFact.State.ATTESTED):
        said = f"{party} {WORDS[fact.word]} it"
        counterpart = " in counterpart" if getattr(fact, "is_counterpart", False) else ""
        yield Happening(fact.on, said + counterpart, _note(fact), page="parties/")
    elif fact.state == PartyFact.State.AWAITED:
        page = f"parties/{party.pk}/{fact.word}/"
        yield Happening(NO_DATE, f"{fact.word.capitalize()} by {party}", page=page, is_open=True)


def _note(fact: Any) -> str:
    authority = getattr(fact, "authority", None)
    notes = [
        f"by {authority.given_by}" + (f", {authority.reference}" if authority.reference else "")
        if authority
        else "",
        f"as stated in {fact.stated_in}" if fact.stated_in else "",
        UNCONFIRMED if fact.is_unconfirmed else "",
    ]
    return "; ".join(note for note in notes if note)


def _term(facts: Facts, today: dt.date, known_on: dt.date) -> Iterator[Happening]:
    first, last = first_day(facts), last_day(facts, known_on)
    if first is None and last and last < today and not is_agreed(facts, today):
        last = None  # a draft that is older than its last day never began, so it has not ended
    if first:
        yield Happening(PrintedDate.on(first), "Starts" if first > today else "Started")
    if last:
        yield Happening(PrintedDate.on(last), "Ends" if last >= today else "Ended")


def _life(agreement: Agreement, facts: Facts) -> Iterator[Happening]:
    """Of the kinds that its facts know of; who left is not always among these."""
    turns = {step.turn for step in facts.life.steps}
    for kind, turn in TURNS.items():
        if kind != "withdrawal" and turn not in turns:
            continue
        name = KINDS[kind]
        for one in getattr(agreement, name).select_related("party"):
            yield Happening(
                one.on,
                _said(one),
                "; ".join(filter(None, (_note(one), *_more(one)))),
                kind=kind,
                pk=one.pk,
                awaits_confirming=one.party.organisation_id if one.is_unconfirmed else None,
                may_be_withdrawn=isinstance(one, TerminationNotice) and not one.withdrawn_on,
            )
            if isinstance(one, TerminationNotice) and one.withdrawn_on:
                withdrawn = PrintedDate.on(one.withdrawn_on)
                yield Happening(withdrawn, "Notice withdrawn", one.withdrawn_because)


def _said(one: LifeFact) -> str:
    by = f"{one.party} " if one.party else ""
    if isinstance(one, TerminationNotice):
        return f"{by or 'All '}gave notice to end it on {one.last_words}"
    if isinstance(one, Withdrawal):
        return f"{by}gave notice to leave on {one.last_words}"
    return str(one)


def _more(one: Any) -> Iterator[str]:
    if isinstance(one, TerminationNotice) and is_short(one):
        yield "shorter than the notice that the agreement asks for"
    if option := getattr(one, "option", None):
        yield f"option of {option.months} months"
    if reason := getattr(one, "reason", ""):
        yield reason
    if hasattr(one, "from_words"):
        yield f"to {one.until_words}" if one.until_words else "with no day set for its end"


def _novations(novations: Iterable[Novation]) -> Iterator[Happening]:
    for one in novations:
        how = one.get_how_display() + (f": {one.source}" if one.source else "")
        said = f"{one.to_party} in place of {one.from_party}"
        yield Happening(PrintedDate.on(one.on), said, how, page="parties/")


def _variations(agreement: Agreement, seen_by: Any) -> Iterator[Happening]:
    seen = Variation.objects.visible_to(seen_by).filter(agreement=agreement)
    for one in seen.prefetch_related("approvals__party", "signatures__party"):
        page = f"variations/{one.pk}/"
        if one.is_agreed:
            days = [act.on for act in _acts(one) if act.on.latest]
            agreed = max(days, key=lambda on: on.latest or dt.date.min, default=one.effective)
            from_day = f"takes effect {one.effective_words}" if one.effective_words else ""
            yield Happening(agreed, f"{one} agreed", from_day, "variation", one.pk, page)
            continue
        if one.withdrawn_on:
            day = PrintedDate.on(one.withdrawn_on)
            why = one.withdrawn_because
            yield Happening(day, f"{one} withdrawn", why, "variation", one.pk, page)
            continue
        waited = [act for act in _acts(one) if act.state == PartyFact.State.AWAITED]
        names = " and ".join(dict.fromkeys(str(act.party) for act in waited))
        note = f"awaits {names}" if one.sent_for_approval_on else "being written"
        yield Happening(NO_DATE, str(one), note, "variation", one.pk, page, is_open=True)


def _acts(one: Variation) -> list[VariationFact]:
    return [*one.approvals.all(), *one.signatures.all()]


def _replaced(agreement: Agreement, links_on: Iterable[Link], seen_by: Any) -> Iterator[Happening]:
    on, back = list(links_on), agreement.links_back.select_related("earlier")
    ends = [*(link.later_id for link in on), *(link.earlier_id for link in back)]
    shown = visible(seen_by).filter(pk__in=ends)
    seen = set(shown.values_list("pk", flat=True)) if ends else set()
    for link in on:
        name = link.later.title if link.later_id in seen else "another agreement"
        passive = PASSIVES.get(Link.Kind(link.kind))
        if passive and link.on.words:  # the others stand before and after it
            yield Happening(link.on, f"{passive} {name}")
    for link in back:
        name = link.earlier.title if link.earlier_id in seen else "another agreement"
        if link.on.words:
            yield Happening(link.on, f"{link.get_kind_display()} {name}")


def visible(user: Any) -> AgreementQuerySet:
    return Agreement.objects.visible_to(user)


PASSIVES = {
    Link.Kind.RENEWS: "Renewed by",
    Link.Kind.REPLACES: "Replaced by",
    Link.Kind.CONSOLIDATES: "Consolidated into",
    Link.Kind.FOLLOWS: "Followed by",
}
