"""One pooled fund for Doncaster: this year almost confirmed, next year not at all."""

import datetime as dt
from decimal import Decimal

from agreements.areas.indicators import add_indicator, record_reading
from agreements.money.funds import set_up_fund
from agreements.money.models import FundClass, PooledFund
from agreements.money.pool_managers import name_pool_manager
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from governance.sample.doncaster_bodies import Doncaster
from governance.sample.money import EVERY_SOURCE, invent_year

NAME = "Better Care Fund for Doncaster (illustrative)"
THIS_YEAR, NEXT_YEAR = FinancialYear(2026), FinancialYear(2027)
STILL_TO_CONFIRM = ("client-charges", "additional-nhs")
"""Something for each partner's finance officer to do."""


def make_up_fund(doncaster: Doncaster, agreement: Agreement) -> PooledFund:
    by = doncaster.people["finance"]
    fund = set_up_fund(
        agreement,
        name=NAME,
        fund_class=FundClass.objects.get(key="pooled"),
        host=doncaster.council,
        pool_manager=name_pool_manager(
            doncaster.council, "Head of Joint Commissioning (illustrative)", by=by
        ),
        services="Help to leave hospital, to stay at home and to adapt homes",
        client_groups="Older people; disabled people; carers",
        vat_basis=PooledFund.VatBasis.REGIME,
        report_rhythm=PooledFund.ReportRhythm.QUARTERLY,
        figures_are=PooledFund.FiguresAre.ILLUSTRATIVE,
        by=by,
    )
    invent_year(fund, THIS_YEAR, _officers(doncaster), unconfirmed=STILL_TO_CONFIRM)
    _make_up_indicator(doncaster, fund)
    return fund


def _make_up_indicator(doncaster: Doncaster, fund: PooledFund) -> None:
    """Something that shows whether the fund works. All of it is invented."""
    by, read_on = doncaster.people["commissioner"], dt.date(2026, 9, 30)
    indicator = add_indicator(
        fund,
        name="Days that people wait in hospital for care at home (illustrative)",
        wanted="down",
        measured_in="days",
        baseline=Decimal(12),
        baseline_on=PrintedDate.from_words("March 2026"),
        target=Decimal(8),
        target_on=PrintedDate.from_words("end of March 2027"),
        framework="bcf",
        every=6,
        unit="month",
        by=by,
    )
    on = PrintedDate.from_words("September 2026")
    record_reading(indicator, on=on, today=read_on, value=Decimal("10.5"), by=by)


def make_up_next_year(doncaster: Doncaster, renewal: Agreement) -> None:
    """The fund was carried into the renewal; nobody has confirmed anything for its year."""
    fund = renewal.funds.get(name=NAME)
    invent_year(fund, NEXT_YEAR, _officers(doncaster), unconfirmed=EVERY_SOURCE)


def _officers(doncaster: Doncaster) -> dict[Organisation, User]:
    people = doncaster.people
    return {doncaster.council: people["finance"], doncaster.icb: people["nhs-finance"]}
