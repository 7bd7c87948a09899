"""The reports that an arrangement under section 75 owes in a financial year."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from agreements.completeness.fields.finding import listed
from agreements.completeness.flexibilities import Flexibility
from agreements.completeness.recorded import Recorded
from commissioning.calendar.financial_years import FinancialYear

REPORT_DAYS = 30
"""Calendar days after the end of a quarter. Our default: the law names no day (R-S75-22)."""
RETURN_DUE = (5, 31)
"""Month and day after the end of the year. Our default too."""


@dataclass(frozen=True)
class ReportDuty:
    """One report: by whom, on what, for which stretch, due when."""

    owner: str
    about: str
    last: dt.date
    due: dt.date
    is_annual: bool = False


def report_duties(recorded: Recorded, year: FinancialYear) -> list[ReportDuty]:
    """Four quarterly reports and one annual return of each pool, by its manager (R-S75-22); the
    same five by whoever exercises the other side's functions (R-S75-27, R-S75-28).
    """
    return [duty for owner, about in _owners(recorded) for duty in _five(owner, about, year)]


def _owners(recorded: Recorded) -> Iterator[tuple[str, str]]:
    used = recorded.flexibilities
    if Flexibility.POOLED_FUND in used:
        for pool in recorded.pools:
            yield str(pool.pool_manager or pool.host or "The host"), str(pool)
    councils = [body for body in recorded.bodies if body.is_council]
    nhs_bodies = [body for body in recorded.bodies if body.is_nhs_body]
    if Flexibility.COUNCIL_EXERCISES in used:
        yield listed(councils), "NHS functions exercised by the council"
    if Flexibility.NHS_EXERCISES in used:
        yield listed(nhs_bodies), "Functions of the council exercised by the NHS body"


def _five(owner: str, about: str, year: FinancialYear) -> Iterator[ReportDuty]:
    first = year.starting
    for last in (
        dt.date(first, 6, 30),
        dt.date(first, 9, 30),
        dt.date(first, 12, 31),
        dt.date(first + 1, 3, 31),
    ):
        yield ReportDuty(owner, about, last, last + dt.timedelta(days=REPORT_DAYS))
    yield ReportDuty(owner, about, year.last_day, dt.date(first + 1, *RETURN_DUE), is_annual=True)
