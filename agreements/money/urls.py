"""Addresses of funds and their schedules. A fund's key never changes, whatever becomes of its name."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from agreements.money.views import contributions, funds, overview, schedules, years
from commissioning.calendar.financial_years import FinancialYear


class FinancialYearInAddress:
    """2022-23 in an address."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> FinancialYear:
        return FinancialYear.parse(value)  # ValueError: no such address

    def to_url(self, value: FinancialYear) -> str:
        return value.label.replace("/", "-")


register_converter(FinancialYearInAddress, "financial_year")

app_name = "money"

one_contribution = [
    path("edit/", contributions.ChangeContribution.as_view(), name="change_contribution"),
    path("take-out/", contributions.WithdrawContribution.as_view(), name="withdraw_contribution"),
]
one_fund: list[URLPattern | URLResolver] = [
    path("", funds.Fund.as_view(), name="fund"),
    path("edit/", funds.ChangeFund.as_view(), name="change_fund"),
    path("schedule.xlsx", schedules.ScheduleXlsx.as_view(), name="schedule_xlsx"),
    path("schedule.csv", schedules.ScheduleCsv.as_view(), name="schedule_csv"),
    path("schedule.pdf", schedules.SchedulePdf.as_view(), name="schedule_pdf"),
    path("contributions/", years.ChooseYear.as_view(), name="choose_year"),
    path("contributions/<financial_year:year>/", years.EnterYear.as_view(), name="enter_year"),
    path(
        "contributions/<financial_year:year>/confirm/",
        contributions.ConfirmYear.as_view(),
        name="confirm_year",
    ),
    path("contributions/<slug:contribution>/", include(one_contribution)),
]
urlpatterns = [
    path("money/", overview.Overview.as_view(), name="overview"),
    path("<slug:place>/agreements/<slug:key>/funds/", funds.Funds.as_view(), name="funds"),
    path("<slug:place>/agreements/<slug:key>/funds/add/", funds.SetUpFund.as_view(), name="set_up"),
    path("<slug:place>/agreements/<slug:key>/funds/<slug:fund>/", include(one_fund)),
]
