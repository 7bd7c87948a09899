"""Invented contributions. Every fund that gets them says that its amounts are invented."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from agreements.money.contributions import confirm_contribution, enter_contribution
from agreements.money.funds import change_fund
from agreements.money.models import Contribution, FundingSource, PooledFund
from commissioning.accounts.models import User
from commissioning.calendar.financial_years import FinancialYear
from commissioning.organisations.models import Organisation

PENNY = Decimal("0.01")
COUNCIL_YEARLY, NHS_YEARLY = Decimal("1.0199"), Decimal("1.0566")
"""How much more each puts in from one year to the next; of the NHS as in 2022/23 (R-BCF-08)."""
GROWN_FROM = 2018
"""The first financial year of the sample, in which the amounts are those of LINES."""


@dataclass(frozen=True)
class Invented:
    """A line of an invented schedule: what a council, or an NHS body, puts in from one source."""

    source: str
    amount: str | None
    from_council: bool
    spend: str = "revenue"
    form: str = "cash"
    recurrence: str = "recurrent"

    def in_year(self, year: FinancialYear, size: Decimal) -> Decimal | None:
        """The amount in a fund of relative `size`; None for what has no value set on it."""
        if self.amount is None:
            return None
        yearly = COUNCIL_YEARLY if self.from_council else NHS_YEARLY
        grown: Decimal = yearly ** (year.starting - GROWN_FROM)
        return (Decimal(self.amount) * size * grown).quantize(PENNY)


LINES = (
    Invented("council-base-budget", "9250300.10", from_council=True),
    Invented("improved-better-care-fund", "8120450.00", from_council=True),
    Invented("local-authority-better-care-grant", "9310200.00", from_council=True),
    Invented("disabled-facilities-grant", "3105600.55", from_council=True, spend="capital"),
    Invented("client-charges", "1040020.35", from_council=True),
    Invented("nhs-minimum", "19401100.20", from_council=False),
    Invented("additional-nhs", "1350000.00", from_council=False, recurrence="one_off"),
    Invented("nhs-base-budget", None, from_council=False, form="in_kind"),
)
EVERY_SOURCE = frozenset(line.source for line in LINES)
NOTE_IN_KIND = "Two joint officer posts"


def invent_year(
    fund: PooledFund,
    year: FinancialYear,
    officers: Mapping[Organisation, User],
    *,
    size: Decimal = Decimal(1),
    unconfirmed: Collection[str] = (),
) -> None:
    """Enter an invented year, and confirm all of it but what comes from the sources `unconfirmed`.

    Each body of `officers` is spoken for by its own finance officer (law 4). The fund is marked as
    illustrative. A source that was not paid in the year is passed over.
    """
    illustrative = PooledFund.FiguresAre.ILLUSTRATIVE
    change_fund(fund, by=None, version=fund.version, figures_are=illustrative)
    fund.refresh_from_db()
    sources = {source.key: source for source in FundingSource.objects.all()}
    for body, officer in officers.items():
        for line in LINES:
            source = sources[line.source]
            if line.from_council is body.is_council and source.was_paid_in(year):
                row = _enter(fund, line, source, body, year, size, officer)
                if line.source not in unconfirmed:
                    confirm_contribution(row, by=officer, version=row.version)


def _enter(
    fund: PooledFund,
    line: Invented,
    source: FundingSource,
    body: Organisation,
    year: FinancialYear,
    size: Decimal,
    officer: User,
) -> Contribution:
    return enter_contribution(
        fund,
        by=officer,
        partner=body,
        source=source,
        year=year.starting,
        amount=line.in_year(year, size),
        form=line.form,
        spend=line.spend,
        recurrence=line.recurrence,
        note="" if line.amount else NOTE_IN_KIND,
    )
