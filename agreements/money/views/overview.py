from agreements.money.forms.years import OverviewFilters
from agreements.money.models import Contribution, PooledFund
from agreements.money.overview import fund_years, place_totals
from commissioning.govuk.views import ListPage


class Overview(ListPage):
    """Every fund that this person may see, by year, with its schedule one click away."""

    template_name = "money/overview.html"
    order = ("agreement__partnership__name", "name", "pk")
    filter_form = OverviewFilters
    context_name = "funds"

    def get_queryset(self):
        return PooledFund.objects.visible_to(self.request.user).with_names()

    def narrow(self, queryset, place, year):
        self.chosen = {"place": place, "year": year}
        if place:
            queryset = queryset.filter(agreement__partnership=place)
        if year:
            queryset = queryset.filter(contributions__year=year.starting).distinct()
        return queryset

    def contributions(self):
        chosen = getattr(self, "chosen", {})
        rows = Contribution.objects.visible_to(self.request.user)
        if place := chosen.get("place"):
            rows = rows.filter(fund__agreement__partnership=place)
        if year := chosen.get("year"):
            rows = rows.filter(year=year.starting)
        return rows

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = fund_years(context["funds"], self.contributions())
        entered = {row.fund.pk for row in rows}
        return context | {
            "rows": rows,
            "empty_funds": [fund for fund in context["funds"] if fund.pk not in entered],
            "totals": place_totals(self.contributions()),
        }
