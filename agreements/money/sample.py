"""Invented contributions for the sample data. Every fund that gets them says that they are invented."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agreements.money.contributions import confirm_contribution, enter_contribution
from agreements.money.funds import change_fund, set_up_fund
from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.calendar.financial_years import FinancialYear
from commissioning.organisations.models import Organisation

PENNY = Decimal("0.01")
COUNCIL_YEARLY, NHS_YEARLY = Decimal("1.0199"), Decimal("1.0566")
"""How much more each puts in from one year to the next; of the NHS as in 2022/23 (R-BCF-08)."""


@dataclass(frozen=True)
class Invented:
    """A line of an invented schedule: what a council, or an NHS body, puts in from one source."""

    source: str
    amount: str | None
    from_council: bool
    spend: str = "revenue"
    form: str = "cash"
    recurrence: str = "recurrent"

    def in_year(self, number: int, size: Decimal) -> Decimal | None:
        """The amount of the year `number` years after the first, in a fund of relative `size`."""
        if self.amount is None:
            return None
        yearly = COUNCIL_YEARLY if self.from_council else NHS_YEARLY
        return (Decimal(self.amount) * size * yearly**number).quantize(PENNY)


LINES = (
    Invented("council-base-budget", "14250300.10", from_council=True),
    Invented("improved-better-care-fund", "8120450.00", from_council=True),
    Invented("local-authority-better-care-grant", "9310200.00", from_council=True),
    Invented("disabled-facilities-grant", "3105600.55", from_council=True, spend="capital"),
    Invented("client-charges", "1040020.35", from_council=True),
    Invented("nhs-minimum", "23401100.20", from_council=False),
    Invented("nhs-base-budget", "5200000.00", from_council=False, recurrence="one_off"),
    Invented("nhs-base-budget", None, from_council=False, form="in_kind"),
)
NOTE_IN_KIND = "Two joint officer posts"


def load_sample_funds(
    agreement: Agreement,
    *,
    years: Sequence[FinancialYear],
    by: User | None,
    confirmed_by: Mapping[Organisation, User] | None = None,
) -> list[PooledFund]:
    """Fill the funds of a section 75 agreement with invented amounts for `years`.

    Sets up a Better Care Fund if the agreement has no fund. Each fund is marked as illustrative.
    Bodies in `confirmed_by` have confirmed all years but the last, by that officer of theirs; the
    last is indicative, as budgets are until they are settled (seed 003, paragraph 3a). A fund that
    has contributions is left as it is.
    """
    funds = list(agreement.funds.order_by("pk")) or [_better_care_fund(agreement, by)]
    for number, fund in enumerate(funds):
        if not fund.contributions.exists():
            _fill(fund, Decimal(10 - 3 * number) / 10, years, by, confirmed_by or {})
    return [PooledFund.objects.get(pk=fund.pk) for fund in funds]


def _better_care_fund(agreement: Agreement, by: User | None) -> PooledFund:
    parties = [party.organisation for party in agreement.parties.select_related("organisation")]
    councils = [body for body in parties if body.is_council]
    return set_up_fund(
        agreement,
        by=by,
        name="Better Care Fund",
        fund_class=FundClass.objects.get(key="pooled"),
        host=(councils or parties)[0],
        services="Reablement, home care, equipment and beds for people leaving hospital",
        client_groups="Older people; people with long-term physical disability",
        vat_basis=PooledFund.VatBasis.REGIME,
        report_rhythm=PooledFund.ReportRhythm.QUARTERLY,
        figures_are=PooledFund.FiguresAre.ILLUSTRATIVE,
    )


def _fill(
    fund: PooledFund,
    size: Decimal,
    years: Sequence[FinancialYear],
    by: User | None,
    confirmed_by: Mapping[Organisation, User],
) -> None:
    illustrative = PooledFund.FiguresAre.ILLUSTRATIVE
    change_fund(fund, by=by, version=fund.version, figures_are=illustrative)
    bodies = [p.organisation for p in fund.agreement.parties.select_related("organisation")]
    sources = {source.key: source for source in FundingSource.objects.all()}
    for number, year in enumerate(sorted(years)):
        for row in _year(fund, year, number, size, bodies, sources, by):
            officer = confirmed_by.get(row.partner)
            if officer and year != max(years):
                confirm_contribution(row, by=officer, version=row.version)


def _year(
    fund: PooledFund,
    year: FinancialYear,
    number: int,
    size: Decimal,
    bodies: Iterable[Organisation],
    sources: Mapping[str, FundingSource],
    by: User | None,
) -> list[Contribution]:
    """What each body that lived at the start of `year` puts in, from sources paid in it."""
    return [
        enter_contribution(
            fund,
            by=by,
            partner=body,
            source=sources[line.source],
            year=year.starting,
            amount=line.in_year(number, size),
            form=line.form,
            spend=line.spend,
            recurrence=line.recurrence,
            note="" if line.amount else NOTE_IN_KIND,
        )
        for body in bodies
        if body.existed_on(year.first_day)
        for line in LINES
        if line.from_council is body.is_council and sources[line.source].was_paid_in(year)
    ]
