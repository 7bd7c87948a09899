"""Every fund's years at a glance: how much, and how far it is confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum

from agreements.money.models import Contribution, PooledFund
from agreements.money.models.contribution import ContributionQuerySet
from agreements.register.year_totals import YearTotal
from commissioning.calendar.financial_years import FinancialYear

CASH = Q(form=Contribution.Form.CASH)


@dataclass(frozen=True)
class FundYear:
    """One year of a fund: its cash, how many contributions it has, and how many each partner has
    yet to confirm, by its short name."""

    fund: PooledFund
    year: FinancialYear
    cash: Decimal
    contributions: int
    awaited: Mapping[str, int]

    @property
    def is_settled(self) -> bool:
        return not self.awaited

    @property
    def words(self) -> str:
        settled = self.contributions - sum(self.awaited.values())
        return f"{settled} of {self.contributions} confirmed"

    @property
    def awaited_words(self) -> str:
        """Such as: To confirm: the Council 3, the ICB 1; empty where nothing is."""
        if self.is_settled:
            return ""
        return "To confirm: " + ", ".join(f"{name} {n}" for name, n in self.awaited.items())


@dataclass(frozen=True)
class PlaceTotal:
    """The cash of a place in a year, of the funds that count toward it (R-FIN-04)."""

    place: str
    year: FinancialYear
    cash: Decimal
    is_partly_invented: bool


def fund_years(funds: Iterable[PooledFund], contributions: ContributionQuerySet) -> list[FundYear]:
    """The years of `funds`, the latest first, in two queries however many there are."""
    by_id = {fund.pk: fund for fund in funds}
    of_funds = contributions.filter(fund__in=by_id).order_by().values("fund", "year")
    awaited: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    partners = contributions.unconfirmed().filter(fund__in=by_id).order_by("partner__short_name")
    for row in partners.values("fund", "year", "partner__short_name").annotate(count=Count("pk")):
        awaited[row["fund"], row["year"]][row["partner__short_name"]] = row["count"]
    rows = [
        FundYear(
            by_id[row["fund"]],
            FinancialYear(row["year"]),
            row["cash"] or Decimal("0.00"),
            row["entered"],
            awaited[row["fund"], row["year"]],
        )
        for row in of_funds.annotate(entered=Count("pk"), cash=Sum("amount", filter=CASH))
    ]
    order = {pk: i for i, pk in enumerate(by_id)}
    return sorted(rows, key=lambda row: (-row.year.starting, order[row.fund.pk]))


def place_totals(contributions: ContributionQuerySet) -> list[PlaceTotal]:
    """The cash of each place and year, the latest year first, in one query."""
    counted = contributions.filter(CASH, fund__fund_class__counts_in_total=True).order_by()
    invented = Q(fund__figures_are=PooledFund.FiguresAre.ILLUSTRATIVE)
    rows = counted.values("year", place=F("fund__agreement__partnership__name")).annotate(
        cash=Sum("amount"), invented=Count("pk", filter=invented)
    )
    return [
        PlaceTotal(row["place"], FinancialYear(row["year"]), row["cash"], bool(row["invented"]))
        for row in rows.order_by("-year", "place")
    ]


def agreement_totals(ids: Collection[int], year: FinancialYear, user: Any) -> dict[int, YearTotal]:
    """The cash of each agreement in `year`, of the funds that count toward it (R-FIN-04)."""
    seen = Contribution.objects.visible_to(user).filter(CASH, year=year.starting)
    counted = seen.filter(fund__agreement__in=ids, fund__fund_class__counts_in_total=True)
    invented = Q(fund__figures_are=PooledFund.FiguresAre.ILLUSTRATIVE)
    rows = (
        counted.order_by()
        .values(agreement=F("fund__agreement"))
        .annotate(cash=Sum("amount"), invented=Count("pk", filter=invented))
    )
    return {row["agreement"]: YearTotal(row["cash"], bool(row["invented"])) for row in rows}
