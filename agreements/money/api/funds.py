from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from agreements.money.api import shapes
from agreements.money.api.schedule_shapes import ScheduleOut
from agreements.money.funds import change_fund, set_up_fund
from agreements.money.models import PooledFund
from agreements.money.pool_managers import name_pool_manager
from agreements.money.schedule_files import file_name, note_export, schedule_csv, schedule_pdf
from agreements.money.schedule_workbook import schedule_workbook
from agreements.money.schedules import schedule_of
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken
from commissioning.govuk.errors import NotPermitted
from commissioning.pdf import PdfFailed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_FUND = OpenApiExample(
    "A pooled fund",
    request_only=True,
    value={
        "agreement": "k7m3p9qd",
        "name": "Better Care Fund",
        "fund_class": "pooled",
        "host": "oxfordshire-county-council",
        "pool_manager": "Head of finance",
        "report_rhythm": "quarterly",
    },
)
A_CHANGE = OpenApiExample("Another host", request_only=True, value={"host": "nhs-oxfordshire-ccg"})
OF_A_YEAR = [OpenApiParameter("year", OpenApiTypes.STR, description="Such as 2022-23; else all")]


class FundFilter(filters.FilterSet):
    place = filters.CharFilter("agreement__partnership__slug", label="Place")
    agreement = filters.CharFilter("agreement__key", label="Key of the agreement")
    host = filters.CharFilter("host__slug", label="Host")
    fund_class = filters.CharFilter("fund_class__key", label="Kind of fund")

    class Meta:
        model = PooledFund
        fields: list[str] = []


class Funds(NounViewSet):
    """Pooled funds of the agreements that you may see."""

    model = PooledFund
    serializer_class = shapes.FundOut
    lookup_field = "key"
    filterset_class = FundFilter
    rules = {
        "create": "money.set_up_fund",
        "update": "money.change_fund",
        "schedule": "money.view_fund",
        "schedule_xlsx": "money.view_fund",
        "schedule_csv": "money.view_fund",
        "schedule_pdf": "money.view_fund",
    }

    def get_queryset(self):
        return super().get_queryset().with_names().prefetch_related("pool_manager__shared_with")

    @extend_schema(request=shapes.SetUpFundIn, responses={201: shapes.FundOut}, examples=[A_FUND])
    @transaction.atomic
    def create(self, request):
        """Set up a fund under an agreement."""
        details = self.details(shapes.SetUpFundIn)
        agreement = details.pop("agreement")
        if not request.user.has_perm("money.set_up_fund", agreement):
            raise NotPermitted("set up a fund under this agreement")
        facts = self.with_pool_manager(details, details.get("host"))
        return self.answer(set_up_fund(agreement, by=request.user, **facts), 201)

    @extend_schema(request=shapes.ChangeFundIn, responses=shapes.FundOut, examples=[A_CHANGE])
    @transaction.atomic
    def update(self, request, *args, **kwargs):
        """Change what is said of a fund. What is left out stays."""
        fund = self.get_object()
        details = self.details(shapes.ChangeFundIn)
        facts = self.with_pool_manager(details, details.get("host", fund.host))
        return self.answer(change_fund(fund, by=request.user, version=self.version, **facts))

    def with_pool_manager(self, details, host):
        title = details.pop("pool_manager", None)
        if title is None:
            return details
        post = name_pool_manager(host, title, by=self.request.user) if title else None
        return details | {"pool_manager": post}

    def schedule_asked_for(self):
        fund, year = self.get_object(), self.request.query_params.get("year")
        try:
            return schedule_of(fund, [FinancialYear.parse(year)] if year else None)
        except ValueError as slip:
            raise ValidationError({"year": [str(slip)]}) from slip

    def schedule_taken_away(self, ending):
        schedule = self.schedule_asked_for()
        note_export(schedule.fund, ending, by=self.request.user)
        return schedule

    def as_file(self, response, schedule, ending):
        name = file_name(schedule, ending)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response

    @extend_schema(parameters=OF_A_YEAR, responses=ScheduleOut)
    @action(detail=True)
    def schedule(self, request, key=None):
        """Read the schedule of a fund, of one year or of all."""
        return Response(ScheduleOut(self.schedule_asked_for()).data)

    @extend_schema(parameters=OF_A_YEAR, responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(detail=True, url_path="schedule/xlsx", url_name="schedule-xlsx")
    def schedule_xlsx(self, request, key=None):
        """Take the schedule away as a workbook."""
        schedule = self.schedule_taken_away("xlsx")
        content = schedule_workbook(schedule, made_at=timezone.now())
        return self.as_file(HttpResponse(content, content_type=XLSX), schedule, "xlsx")

    @extend_schema(parameters=OF_A_YEAR, responses={(200, "text/csv"): OpenApiTypes.STR})
    @action(detail=True, url_path="schedule/csv", url_name="schedule-csv")
    def schedule_csv(self, request, key=None):
        """Take every contribution away as CSV."""
        schedule = self.schedule_taken_away("csv")
        lines = StreamingHttpResponse(
            schedule_csv(schedule), content_type="text/csv; charset=utf-8"
        )
        return self.as_file(lines, schedule, "csv")

    @extend_schema(parameters=OF_A_YEAR, responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="schedule/pdf", url_name="schedule-pdf")
    def schedule_pdf(self, request, key=None):
        """Take the schedule away as a PDF."""
        schedule = self.schedule_taken_away("pdf")
        try:
            content = schedule_pdf(schedule, made_on=timezone.localdate())
        except PdfFailed as failure:
            raise RuleBroken(str(failure)) from failure
        response = HttpResponse(content, content_type="application/pdf")
        return self.as_file(response, schedule, "pdf")


api_router.register("funds", Funds, basename="fund")
