"""A contribution of a body that gave way to another: shared between both, or passed on (R-PTY-10)."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from agreements.money.contributions import (
    FACTS,
    ContributionFacts,
    change_contribution,
    enter_contribution,
)
from agreements.money.models import Contribution
from commissioning.accounts.models import User
from commissioning.calendar.dates import add_months, words
from commissioning.money.sharing import share
from commissioning.organisations.models import Succession

A_DAY = dt.timedelta(days=1)


@transaction.atomic
def pass_on_contribution(
    contribution: Contribution, succession: Succession, *, by: User, version: int
) -> list[Contribution]:
    """The successor puts in what falls on or after its first day; the year's sum stays to the penny.

    A contribution that begins before that day is shared: three months of a group's and nine of a
    board's in 2022/23. One that begins later passes whole. What was confirmed has to be confirmed
    again, each part by its own body. Refuses a successor that is not a party.
    """
    first, last = days_of(contribution)
    on = succession.on
    if last < on:
        return [contribution]
    note = _note(contribution, succession)
    if first >= on:
        new = succession.successor
        return [change_contribution(contribution, by=by, version=version, partner=new, note=note)]
    before, after = _shares(contribution.amount, first, on, last)
    rest: ContributionFacts = {name: getattr(contribution, name) for name in FACTS}  # type: ignore[assignment] # a TypedDict by its names
    rest |= {"partner": succession.successor, "amount": after, "note": note}
    rest |= {"effective_from": on, "effective_to": last}
    kept = change_contribution(
        contribution,
        by=by,
        version=version,
        amount=before,
        note=note,
        effective_from=first,
        effective_to=on - A_DAY,
    )
    return [kept, enter_contribution(kept.fund, by=by, **rest)]


def days_of(contribution: Contribution) -> tuple[dt.date, dt.date]:
    """Its first and last day, both inclusive: those of its year where it states none."""
    year = contribution.financial_year
    return (
        contribution.effective_from or year.first_day,
        contribution.effective_to or year.last_day,
    )


def _shares(
    amount: Decimal | None, first: dt.date, on: dt.date, last: dt.date
) -> tuple[Decimal | None, Decimal | None]:
    """By whole months where all three days allow it, else by days."""
    if amount is None:
        return None, None
    end = last + A_DAY
    months = _months(first, on), _months(on, end)
    parts = months if all(months) else ((on - first).days, (end - on).days)
    before, after = share(amount, [Decimal(part or 0) for part in parts])
    return before, after


def _months(first: dt.date, end: dt.date) -> int | None:
    """Whole months from `first` up to, not including, `end`; None if they are not whole."""
    months = (end.year - first.year) * 12 + end.month - first.month
    return months if months > 0 and add_months(first, months) == end else None


def _note(contribution: Contribution, succession: Succession) -> str:
    old, new = succession.predecessor, succession.successor
    told = f"{new} took over from {old} on {words(succession.on)}."
    return f"{contribution.note}\n{told}".strip()
