from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils import timezone

from agreements.areas.forms.indicators import (
    ChangeIndicatorForm,
    IndicatorForm,
    ReadingForm,
    ReportForm,
    rhythm_chosen,
)
from agreements.areas.forms.plans import TakeBackForm
from agreements.areas.indicator_pictures import indicator_picture
from agreements.areas.indicators import (
    add_indicator,
    change_indicator,
    record_reading,
    take_back_reading,
    take_out_indicator,
)
from agreements.areas.judging import read_as
from agreements.areas.models import Indicator, Reading
from agreements.areas.report_files import PERFORMANCE_PDF, file_name, performance_workbook
from agreements.areas.reporting import line_of, performance_of
from agreements.areas.views.plans import OneArea
from agreements.money.views.pages import FundAct
from agreements.plans.views.about import AboutPlan
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.authorities.models import Body
from commissioning.exports import record_export
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView, RecordView
from commissioning.jobs.queue import queue_job

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Performance(AgreementPage):
    """The performance report of an agreement: its indicators by area, against their targets."""

    template_name = "areas/performance.html"

    def get_context_data(self, **kwargs):
        report = performance_of(self.object, today=timezone.localdate())
        return super().get_context_data(**kwargs) | {"report": report}


class PerformanceXlsx(AgreementPage):
    """The same as a spreadsheet."""

    def get(self, request, *args, **kwargs):
        agreement, now = self.object, timezone.now()
        ids = agreement.organisation_ids
        record_export(
            "performance",
            agreement,
            file_format="xlsx",
            by=request.user,
            organisations=ids,
            now=now,
        )
        content = performance_workbook(agreement, made_at=timezone.localtime(now))
        response = HttpResponse(content, content_type=XLSX)
        name = file_name(agreement, "xlsx")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class MakePerformancePdf(AgreementAct):
    """Ask for the report on paper, for a board."""

    permission_required = "register.view_agreement"
    cannot = "have this report made"
    form_class = ReportForm
    heading = "Make the PDF of the performance report?"
    button = "Make the PDF"

    def get_form_kwargs(self):
        boards = Body.objects.visible_to(self.request.user)
        boards = boards.filter(partnership=self.object.partnership_id)
        return super().get_form_kwargs() | {"boards": boards.exclude(kind=Body.Kind.OFFICER)}

    def back_url(self):
        return f"{self.object.get_absolute_url()}performance/"

    def act(self, board):
        return queue_job(
            PERFORMANCE_PDF,
            self.object,
            by=self.request.user,
            organisations=self.object.organisation_ids,
            details={"board": board.pk} if board else {},
        )


class AddIndicator(AgreementAct):
    permission_required = "areas.add_indicator"
    form_class = IndicatorForm
    heading = "Add an indicator of this agreement"
    button = "Add the indicator"

    def back_url(self):
        return f"{self.object.get_absolute_url()}performance/"

    def act(self, **said):
        return add_indicator(self.object, by=self.request.user, **said)


class AddIndicatorOfArea(OneArea):
    form_class = IndicatorForm
    button = "Add the indicator"

    def get_heading(self):
        return f"Add an indicator of {self.area}"

    def get_success_url(self):
        return self.result.get_absolute_url()

    def act(self, **said):
        return add_indicator(self.area, by=self.request.user, **said)


class AddIndicatorOfFund(FundAct):
    permission_required = "areas.add_fund_indicator"
    cannot = "add an indicator of this fund"
    whom = "Commissioners"
    form_class = IndicatorForm
    button = "Add the indicator"

    def get_heading(self):
        return f"Add an indicator of {self.object.name}"

    def act(self, **said):
        return add_indicator(self.object, by=self.request.user, **said)


class AddIndicatorOfPlan(AboutPlan, ActionView):
    permission_required = "areas.add_plan_indicator"
    form_class = IndicatorForm
    button = "Add the indicator"

    def get_heading(self):
        return f"Add an indicator of {self.object.title}"

    def act(self, **said):
        return add_indicator(self.object, by=self.request.user, **said)


class SeenIndicators:
    """Finds an indicator at its address among those that this person may see."""

    find_by = {"key": "key"}
    context_name = "indicator"

    def get_queryset(self):
        seen = Indicator.objects.visible_to(self.request.user)
        return seen.of_place(self.kwargs["place"]).with_whose()


class IndicatorPage(SeenIndicators, RecordView):
    """One indicator: what it is, its readings as a picture and a table."""

    template_name = "areas/indicator.html"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("readings")

    def get_context_data(self, **kwargs):
        readings = list(self.object.readings.all())
        return super().get_context_data(**kwargs) | {
            "line": line_of(self.object, today=timezone.localdate()),
            "readings": [(one, read_as(one, self.object)) for one in reversed(readings)],
            "picture": indicator_picture(self.object, readings),
            "subject": self.object.subject,
            "may_read": self.request.user.has_perm("areas.change_indicator", self.object),
        }


class OneIndicator(SeenIndicators, ActionView):
    permission_required = "areas.change_indicator"
    cannot = "change this indicator"

    def who_can(self):
        return "Commissioners of the parties to its agreements can."


class ChangeIndicator(OneIndicator):
    form_class = ChangeIndicatorForm
    prefill = tuple(name for name in IndicatorForm.base_fields)
    heading = "Change an indicator"
    success_message = "Saved."

    def values_of(self, record):
        days = {
            name: getattr(record, name) if getattr(record, f"{name}_words") else None
            for name in ("baseline_on", "target_on")
        }
        often = {"often": rhythm_chosen(record.every, record.unit)}
        return super().values_of(record) | days | often

    def act(self, **said):
        return change_indicator(self.object, by=self.request.user, **said)


class TakeOutIndicator(OneIndicator):
    form_class = VersionForm
    heading = "Take this indicator out?"
    button = "Take it out"
    button_kind = "warning"

    def act(self, version):
        return take_out_indicator(self.object, version=version, by=self.request.user)


class RecordReading(OneIndicator):
    form_class = ReadingForm
    button = "Record it"

    def get_heading(self):
        return f"Record a reading: {self.object}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"indicator": self.object}

    def get_initial(self):
        return super().get_initial() | {"on": f"{timezone.localdate():%-d %B %Y}"}

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self, **said):
        today = timezone.localdate()
        return record_reading(self.object, today=today, by=self.request.user, **said)


class TakeBackReading(ActionView):
    find_by = {"pk": "reading", "indicator__key": "key"}
    context_name = "reading"
    permission_required = "areas.take_back_reading"
    cannot = "change this indicator"
    form_class = TakeBackForm
    heading = "Take this reading back?"
    button = "Take it back"
    button_kind = "warning"

    def get_queryset(self):
        mine = Indicator.objects.visible_to(self.request.user)
        here = mine.of_place(self.kwargs["place"]).with_whose()
        seen = Reading.objects.visible_to(self.request.user).filter(indicator__in=here)
        return seen.prefetch_related(Prefetch("indicator", here))

    def who_can(self):
        return "Commissioners of the parties to its agreements can."

    def back_url(self):
        return self.object.indicator.get_absolute_url()

    def act(self, reason):
        return take_back_reading(self.object, reason=reason, by=self.request.user)
