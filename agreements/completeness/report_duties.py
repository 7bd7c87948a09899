"""The reports that an arrangement under section 75 owes in a financial year."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from agreements.completeness.fields.finding import listed
from agreements.completeness.flexibilities import Flexibility
from agreements.completeness.models import ReportGiven
from agreements.completeness.recorded import Recorded
from commissioning.calendar.dates import add_months, words
from commissioning.calendar.financial_years import FinancialYear

A_DAY = dt.timedelta(days=1)
REPORT_DAYS = 30
"""Calendar days after the end of a quarter. Our default: the law names no day (R-S75-22)."""
RETURN_DUE = (5, 31)
"""Month and day after the end of the year. Our default too."""


@dataclass(frozen=True)
class ReportDuty:
    """One report: by whom, on what, for the stretch to which last day, due when; whether given.

    `of` is what it is on, in a word that stays: a pool by its key, or a side.
    """

    owner: str
    about: str
    of: str
    last: dt.date
    due: dt.date
    is_annual: bool = False
    given: ReportGiven | None = None

    @property
    def key(self) -> str:
        """Names it in addresses, the same in every year."""
        return f"{self.of}-{self.last}" + ("-annual" if self.is_annual else "")

    @property
    def first(self) -> dt.date:
        """The first day that it tells of."""
        return add_months(self.last + A_DAY, -12 if self.is_annual else -3)

    @property
    def words(self) -> str:
        """Such as: Better care, quarter to 30 June 2027."""
        return f"{self.about}, {self.stretch}"

    @property
    def stretch(self) -> str:
        """Such as: quarter to 30 June 2027."""
        return f"{'year' if self.is_annual else 'quarter'} to {words(self.last)}"


def report_duties(recorded: Recorded, year: FinancialYear) -> list[ReportDuty]:
    """Four quarterly reports and one annual return of each pool, by its manager (R-S75-22); the
    same five by whoever exercises the other side's functions (R-S75-27, R-S75-28).
    """
    given = {row.duty: row for row in recorded.agreement.reports_given.all()}
    return [
        duty
        for owner, about, of in _owners(recorded)
        for duty in _five(owner, about, of, year, given)
    ]


def _owners(recorded: Recorded) -> Iterator[tuple[str, str, str]]:
    used = recorded.flexibilities
    if Flexibility.POOLED_FUND in used:
        for pool in recorded.pools:
            owner = str(pool.pool_manager or pool.host or "the host")
            yield owner, str(pool), f"pool-{pool.key}"
    councils = [body for body in recorded.bodies if body.is_council]
    nhs_bodies = [body for body in recorded.bodies if body.is_nhs_body]
    if Flexibility.COUNCIL_EXERCISES in used:
        yield listed(councils), "NHS functions exercised by the council", "council"
    if Flexibility.NHS_EXERCISES in used:
        yield listed(nhs_bodies), "Functions of the council exercised by the NHS body", "nhs"


def _five(
    owner: str, about: str, of: str, year: FinancialYear, given: Mapping[str, ReportGiven]
) -> Iterator[ReportDuty]:
    first = year.starting
    quarters = ((first, 6, 30), (first, 9, 30), (first, 12, 31), (first + 1, 3, 31))
    days = [(dt.date(*day), dt.date(*day) + dt.timedelta(days=REPORT_DAYS)) for day in quarters]
    owed = [ReportDuty(owner, about, of, last, due) for last, due in days]
    annual = dt.date(first + 1, *RETURN_DUE)
    for duty in (*owed, ReportDuty(owner, about, of, year.last_day, annual, is_annual=True)):
        yield replace(duty, given=given.get(duty.key))
