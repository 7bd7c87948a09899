"""The money that a variation changes: contributions that say which one changed them (R-FIN-14)."""

from collections.abc import Iterator

from agreements.money.models import Contribution
from agreements.register.models import Variation
from agreements.register.varied import Varied, VaryingAct

ABOUT = Variation.Change.MONEY


def money_rows(variation: Variation) -> Iterator[Varied]:
    """Each contribution that names the variation, for `varied_rows`."""
    rows = Contribution.objects.filter(variation=variation).with_names()
    for row in rows.select_related("fund__agreement__partnership"):
        amount = "not valued" if row.amount is None else f"£{row.amount:,.2f}"
        words = f"{row.fund}: {row}, {amount}"
        year = row.financial_year.label.replace("/", "-")
        yield Varied(ABOUT, words, url=f"{row.fund.get_absolute_url()}?year={year}")


def money_acts(variation: Variation) -> Iterator[VaryingAct]:
    """Where the contributions are changed: each fund's page, for `varying_acts`."""
    for fund in variation.agreement.funds.select_related("agreement__partnership"):
        yield VaryingAct(
            ABOUT, "See and change what partners put in", fund.get_absolute_url(), fund.name
        )
