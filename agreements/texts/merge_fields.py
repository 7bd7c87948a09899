"""Words in square brackets that stand for facts of the agreement: [parties], [start date].

What is typed stays as typed. What a field stands for is worked out when the text is read, until the
last party signs; from then on it stands for what it stood for on that day. It is worked out again
where a signature turns out never to have been made.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from agreements.register.drafting import all_have_signed, all_have_signed_here
from agreements.register.models import Agreement, Party, Term
from agreements.texts.models import Clause
from commissioning.calendar.dates import words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.words import listed
from commissioning.sourced_facts.facts import fact_on
from commissioning.sourced_facts.models import SourcedFact

FIELD = re.compile(r"\[(?P<name>[a-z][a-z0-9 ]{1,40})\]")
"""Small letters, figures and spaces: [sic] is read as a field, [X] and [Insert here] are not."""
ONE_PARTY = re.compile(r"party (?P<place>[1-9]\d?) (?P<what>name|term|address|population)")
IN_LAW = frozenset({"sic"})
"""Words that papers put in brackets and that stand for nothing."""

Values = Mapping[str, str]


@dataclass(frozen=True)
class _Facts:
    """What the fields of one agreement are filled from, on a day."""

    agreement: Agreement
    parties: list[Party]
    on: dt.date


FIELDS: dict[str, Callable[[_Facts], str]] = {
    "title": lambda of: of.agreement.title,
    "reference": lambda of: of.agreement.reference,
    "place": lambda of: of.agreement.partnership.name,
    "parties": lambda of: listed([party.name_as_printed for party in of.parties]),
    "start date": lambda of: _start(of.agreement.term),
    "end date": lambda of: _date(of.agreement.term.ends_on),
    "review date": lambda of: _date(of.agreement.term.review_on),
    "notice days": lambda of: str(of.agreement.term.notice_days or ""),
    "population": lambda of: _figure(of, SourcedFact.Kind.POPULATION),
    "budget": lambda of: _figure(of, SourcedFact.Kind.BUDGET),
    "gp practices": lambda of: _figure(of, SourcedFact.Kind.GP_PRACTICES),
}
"""The fixed map. Besides these: the name, term, address and population of party 1, party 2 and so on."""


def fields_in(text: str) -> list[str]:
    """The fields that `text` names, each once, in order."""
    found = (match["name"] for match in FIELD.finditer(text))
    return [name for name in dict.fromkeys(found) if name not in IN_LAW]


def filled(text: str, values: Values) -> str:
    """`text` with what its fields stand for. One that stands for nothing stays in its brackets."""
    return FIELD.sub(lambda match: values.get(match["name"]) or match[0], text)


def values_of(agreement: Agreement, texts: Iterable[str], on: dt.date) -> dict[str, str]:
    """What the fields in `texts` stand for; "" for what cannot be filled, nothing for no field.

    Of a signed agreement, what they stood for as the last party signed. Where papers alone say
    that it was signed, its brackets are its own words, and stand for nothing.
    """
    names = list(dict.fromkeys(name for text in texts for name in fields_in(text)))
    if not names:
        return {}
    if all_have_signed(agreement):
        signed = agreement.sealed_texts.filter(fields__isnull=False)
        frozen = signed.values_list("fields", flat=True).first()
        if frozen is not None:
            return {name: frozen.get(name, "") for name in names}
        if not all_have_signed_here(agreement):
            return {}
    return values_today(agreement, names, on)


def values_today(agreement: Agreement, names: Iterable[str], on: dt.date) -> dict[str, str]:
    """What fields of those names stand for on a day, whoever has signed."""
    parties = agreement.parties.filter(asked_by__isnull=True).select_related("organisation")
    of = _Facts(agreement, list(parties), on)
    return {name: _value(name, of) for name in names}


def filled_clauses(agreement: Agreement, clauses: list[Clause], on: dt.date) -> list[Clause]:
    """The same clauses to be read, not to be saved: with what their fields stand for."""
    values = values_of(agreement, (f"{c.heading} {c.body}" for c in clauses), on)
    for clause in clauses if values else ():
        clause.heading, clause.body = filled(clause.heading, values), filled(clause.body, values)
    return clauses


def all_fields(agreement: Agreement, on: dt.date) -> dict[str, str]:
    """Every field that can be typed for this agreement, with what it stands for."""
    count = agreement.parties.filter(asked_by__isnull=True).count()
    of_parties = [f"party {n} {what}" for n in range(1, count + 1) for what in ("name", "address")]
    return values_today(agreement, [*FIELDS, *of_parties], on)


def _value(name: str, of: _Facts) -> str:
    if name in FIELDS:
        return FIELDS[name](of)
    match = ONE_PARTY.fullmatch(name)
    if match is None or int(match["place"]) > len(of.parties):
        return ""
    party = of.parties[int(match["place"]) - 1]
    if match["what"] == "population":
        fact = fact_on(party.organisation, SourcedFact.Kind.POPULATION, of.on)
        return fact.words if fact else ""
    said = {
        "name": party.name_as_printed,
        "term": party.defined_term,
        "address": party.address_as_printed,
    }
    return said[match["what"]]


def _figure(of: _Facts, kind: str) -> str:
    """The place's figure as printed, such as nearly 1.2 million."""
    fact = fact_on(of.agreement.partnership, kind, of.on)
    return fact.words if fact else ""


def _start(term: Term) -> str:
    """The first day; where it is that of the last signature, those words: nobody knows it before."""
    if term.starts == Term.Starts.LAST_SIGNATURE and not term.starts_words:
        return "the day on which the last party signs"
    return _date(term.starts_on)


def _date(printed: PrintedDate) -> str:
    """The day in full where it is one; else as printed."""
    if printed.earliest and printed.earliest == printed.latest:
        return words(printed.earliest)
    return printed.words
