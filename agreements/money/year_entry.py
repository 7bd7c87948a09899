"""Entering the contributions of a whole year at once: all of the rows, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from agreements.money.contributions import (
    ContributionFacts,
    change_contribution,
    enter_contribution,
    withdraw_contribution,
)
from agreements.money.models import Contribution, PooledFund
from commissioning.accounts.models import User
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken


@dataclass(frozen=True)
class YearRow:
    """One row of the year's grid. `key` and `version` are those of a contribution that is there
    already, as the person saw it; without facts it is taken out."""

    facts: ContributionFacts | None
    key: str = ""
    version: int = 0


class RowsRefused(RuleBroken):
    """Some rows cannot be saved, so none were. `slips` says why, by the row's place from 0."""

    def __init__(self, slips: Mapping[int, RuleBroken]) -> None:
        super().__init__(" ".join(f"Row {i + 1}: {slip}" for i, slip in slips.items()))
        self.slips = dict(slips)


@transaction.atomic
def enter_year(
    fund: PooledFund, year: FinancialYear, rows: Iterable[YearRow], *, by: User
) -> list[Contribution]:
    """Enter, change and take out contributions of `year`, as the rows say; the others stay.

    Raises RowsRefused with every row's slip at once, and saves nothing, if one is refused. A slip
    is a StaleVersion where somebody changed that row in between.
    """
    slips: dict[int, RuleBroken] = {}
    saved = []
    for i, row in enumerate(rows):
        try:
            if (contribution := _enter(fund, year, row, by)) is not None:
                saved.append(contribution)
        except RuleBroken as slip:
            slips[i] = slip
    if slips:
        raise RowsRefused(slips)
    return saved


def _enter(fund: PooledFund, year: FinancialYear, row: YearRow, by: User) -> Contribution | None:
    if not row.key:
        return enter_contribution(fund, by=by, **_in_year(row.facts, year)) if row.facts else None
    there = fund.contributions.filter(key=row.key, year=year.starting).first()
    if there is None:
        raise RuleBroken("Somebody else took this row out in between.")
    if row.facts is None:
        return withdraw_contribution(there, by=by, version=row.version)
    return change_contribution(there, by=by, version=row.version, **row.facts)


def _in_year(facts: ContributionFacts, year: FinancialYear) -> ContributionFacts:
    return {**facts, "year": year.starting}
