"""What an agreement's money comes to in a year. The money stands in a part above; it answers here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commissioning.calendar.financial_years import FinancialYear
from commissioning.registry import Registry


@dataclass(frozen=True)
class YearTotal:
    """The cash of one agreement in one year, and whether any of it was invented for illustration."""

    cash: Decimal
    is_partly_invented: bool = False


TotalsSource = Callable[[Collection[int], FinancialYear, Any], Mapping[int, YearTotal]]
year_totals: Registry[TotalsSource] = Registry()
"""Functions `(ids, year, user)` that give totals by the id of the agreement, in one query for all."""


def totals_of(ids: Collection[int], year: FinancialYear, user: Any) -> dict[int, YearTotal]:
    """The totals of `year` that `user` may see; an agreement without money has none."""
    found: dict[int, YearTotal] = {}
    for source in year_totals:
        found |= source(ids, year, user)
    return found
