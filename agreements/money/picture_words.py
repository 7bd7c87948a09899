"""What the picture of contributions shows, as one sentence."""

from decimal import Decimal

from agreements.money.schedules import Schedule, YearOfSchedule
from commissioning.money.amounts import pounds


def finding(schedule: Schedule) -> str:
    """Whose share of the cash changed most between the first year and the last; else who puts in
    most, and how much.

    Years without cash, or with shares that mean nothing, are passed over.
    """
    years = [year for year in schedule.years if year.shares]
    if not years:
        return _without_shares(schedule)
    first, last = years[0], years[-1]
    if first is last:
        return f"{_most(schedule, last)} in {last.year}."
    changes = [after - before for before, after in zip(_shares(first), _shares(last), strict=True)]
    biggest = max(changes)
    if not biggest:
        return f"Shares are the same in {last.year} as in {first.year}: {_most(schedule, last)}."
    i = changes.index(biggest)
    before, after = _shares(first)[i], _shares(last)[i]
    return (
        f"The share of {schedule.partners[i].name} rose from {before:.2f}% in {first.year}"
        f" to {after:.2f}% in {last.year}."
    )


def _without_shares(schedule: Schedule) -> str:
    for year in schedule.years:
        for partner, amount in zip(schedule.partners, year.cash.totals, strict=True):
            if amount < 0:
                return (
                    f"{partner.name} takes {pounds(-amount)} more out of {schedule.fund.name}"
                    f" than it puts in, in {year.year}."
                )
    return f"No cash is put into {schedule.fund.name}."


def _most(schedule: Schedule, year: YearOfSchedule) -> str:
    shares = _shares(year)
    largest = max(shares)
    most = [
        partner.name
        for partner, part in zip(schedule.partners, shares, strict=True)
        if part == largest
    ]
    if len(most) > 1:
        return f"{_and(most)} put in {largest:.2f}% each of the cash of {schedule.fund.name}"
    if largest == 100:
        return f"All of the cash of {schedule.fund.name} comes from {most[0]}"
    return f"{most[0]} puts in {largest:.2f}% of the cash of {schedule.fund.name}"


def _shares(year: YearOfSchedule) -> tuple[Decimal, ...]:
    return year.shares or ()


def _and(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
