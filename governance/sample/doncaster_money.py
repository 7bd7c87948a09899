"""One pooled fund for Doncaster, with contributions of two years. Every amount is invented."""

from decimal import Decimal

from agreements.money.contributions import confirm_contribution, enter_contribution
from agreements.money.funds import set_up_fund
from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.money.pool_managers import name_pool_manager
from agreements.register.models import Agreement
from governance.sample.doncaster_bodies import Doncaster

NAME = "Better Care Fund for Doncaster (illustrative)"
THIS_YEAR = (
    ("council", "council-base-budget", "9120450.25"),
    ("council", "disabled-facilities-grant", "2874300.00"),
    ("council", "local-authority-better-care-grant", "15460275.50"),
    ("icb", "nhs-minimum", "27914600.75"),
    ("icb", "additional-nhs", "1350000.00"),
)
NEXT_YEAR = (
    ("council", "council-base-budget", "9348461.51"),
    ("council", "disabled-facilities-grant", "2874300.00"),
    ("council", "local-authority-better-care-grant", "15460275.50"),
    ("icb", "nhs-minimum", "28668294.97"),
)
FINANCE = {"council": "finance", "icb": "nhs-finance"}


def make_up_fund(doncaster: Doncaster, agreement: Agreement) -> PooledFund:
    """This year's: confirmed by each partner's own finance officer, but for the ICB's extra."""
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
    for partner, source, amount in THIS_YEAR:
        contribution = _enter(doncaster, fund, partner, source, amount, year=2026)
        if source != "additional-nhs":
            confirm_contribution(
                contribution,
                by=doncaster.people[FINANCE[partner]],
                version=contribution.version,
            )
    return fund


def make_up_next_year(doncaster: Doncaster, renewal: Agreement) -> None:
    """The fund was carried into the renewal; nobody has confirmed anything for its year."""
    fund = renewal.funds.get(name=NAME)
    for partner, source, amount in NEXT_YEAR:
        _enter(doncaster, fund, partner, source, amount, year=2027)


def _enter(
    doncaster: Doncaster, fund: PooledFund, partner: str, source: str, amount: str, *, year: int
) -> Contribution:
    return enter_contribution(
        fund,
        partner={"council": doncaster.council, "icb": doncaster.icb}[partner],
        source=FundingSource.objects.get(key=source),
        year=year,
        amount=Decimal(amount),
        spend="capital" if source == "disabled-facilities-grant" else "revenue",
        recurrence="one_off" if source == "additional-nhs" else "recurrent",
        basis="gross",
        by=doncaster.people[FINANCE[partner]],
    )
