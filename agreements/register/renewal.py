"""Renewing an agreement: a new draft that carries what the old one held."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from agreements.register.answerable import answerable_on
from agreements.register.drafting import NewParty, refuse_backward_term, start_agreement
from agreements.register.facts import Facts, facts_about
from agreements.register.lifetime import first_day, last_day
from agreements.register.lineage import link_agreements
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement, Link, Party, Term
from agreements.register.printed_parties import parties_as_on
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import add_months, words
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken
from commissioning.organisations.models import successor_on
from commissioning.registry import Registry

Carrier = Callable[[Agreement, Agreement, User], None]
renewal_carriers: Registry[Carrier] = Registry()
"""Functions `(old, new, by)` of other parts that carry their rows: clauses, areas."""

MONTHS = 12


@dataclass(frozen=True)
class Period:
    """A proposed term, both days inclusive."""

    starts_on: dt.date
    ends_on: dt.date


def proposed_period(agreement: Agreement, its: Facts | None = None) -> Period | None:
    """The day after the old end, for as long as the old one ran if that was whole months.

    Nothing is proposed for an agreement without an end day. `its` are the agreement's facts, where
    they have been read already.
    """
    facts = its or facts_about(agreement)
    first, last = first_day(facts), last_day(facts)
    if last is None:
        return None
    starts = last + dt.timedelta(days=1)
    months = _whole_months(first, starts) if first else None
    return Period(starts, add_months(starts, months or MONTHS) - dt.timedelta(days=1))


@transaction.atomic
def renew_agreement(
    agreement: Agreement, *, starts_on: dt.date, ends_on: dt.date, title: str, by: User
) -> Agreement:
    """Start the renewal of `agreement` as a draft with its parties, areas and clauses.

    The old one is untouched. Refuses a second renewal while one is open, so that two drafts
    never race. Parties that will have left by its first day are not carried; a body that will have
    ended is replaced by its one successor (R-PTY-02).
    """
    agreement = lock_agreement(agreement)
    refuse_backward_term(starts_on, ends_on)
    if agreement.links_on.filter(kind=Link.Kind.RENEWS).exists():
        raise RuleBroken("A renewal of this agreement has been started already.")
    new = start_agreement(
        agreement.partnership,
        kind=agreement.kind,
        title=title,
        binding=agreement.binding,
        flexibilities=agreement.flexibilities,
        purpose=agreement.purpose,
        answers_to=answerable_on(agreement, starts_on),
        parties=carried_parties(agreement, starts_on),
        term=_term(starts_on, ends_on, agreement),
        by=by,
    )
    link_agreements(new, agreement, kind=Link.Kind.RENEWS, by=by)
    for carry in renewal_carriers:
        carry(agreement, new, by)
    record(
        "agreement.renewal_started",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"renewal": new.key},
    )
    return new


def proposed_title(agreement: Agreement, period: Period | None) -> str:
    """The old title, with the financial year it names moved to that of the new period."""
    if period is None:
        return agreement.title
    year = FinancialYear.containing(period.starts_on).label
    return re.sub(r"\b20\d\d/\d\d\b", year, agreement.title)


def carried_parties(agreement: Agreement, starts_on: dt.date) -> list[NewParty]:
    """The parties of `agreement` as they will be on `starts_on`, each body once."""
    carried: dict[int, NewParty] = {}
    for party in parties_as_on(agreement, starts_on):
        new = _carried(party, starts_on)
        carried.setdefault(new.organisation.pk, new)
    return list(carried.values())


def _carried(party: Party, starts_on: dt.date) -> NewParty:
    body = successor_on(party.organisation, starts_on)
    if body != party.organisation:
        return NewParty(body, body.name, capacities=tuple(party.capacities))
    return NewParty(
        body,
        party.name_as_printed,
        party.defined_term,
        party.address_as_printed,
        tuple(party.capacities),
    )


def _term(starts_on: dt.date, ends_on: dt.date, old: Agreement) -> dict:
    return {
        "starts": Term.Starts.FIXED,
        "starts_words": words(starts_on),
        "starts_earliest": starts_on,
        "starts_latest": starts_on,
        "ends": Term.Ends.FIXED,
        "ends_words": words(ends_on),
        "ends_earliest": ends_on,
        "ends_latest": ends_on,
        "notice_days": old.term.notice_days,
    }


def _whole_months(first: dt.date, after: dt.date) -> int | None:
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if months > 0 and add_months(first, months) == after else None
