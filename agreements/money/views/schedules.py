from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from agreements.money.schedule_files import file_name, note_export, schedule_csv, schedule_pdf
from agreements.money.schedule_workbook import schedule_workbook
from agreements.money.schedules import schedule_of
from agreements.money.views.pages import FundPage, asked_year
from commissioning.pdf import PdfFailed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ScheduleFile(FundPage):
    """A schedule to take away: of ?year=2022-23, or of every year that has something in it."""

    ending = ""
    media_type = ""

    def get(self, request, *args, **kwargs):
        year = asked_year(request.GET.get("year"))
        schedule = schedule_of(self.object, None if year is None else [year])
        note_export(self.object, self.ending, by=request.user)
        return self.answer(schedule)

    def as_file(self, response, schedule):
        name = file_name(schedule, self.ending)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class ScheduleXlsx(ScheduleFile):
    ending = "xlsx"

    def answer(self, schedule):
        content = schedule_workbook(schedule, made_at=timezone.now())
        return self.as_file(HttpResponse(content, content_type=XLSX), schedule)


class ScheduleCsv(ScheduleFile):
    ending = "csv"

    def answer(self, schedule):
        lines = StreamingHttpResponse(
            schedule_csv(schedule), content_type="text/csv; charset=utf-8"
        )
        return self.as_file(lines, schedule)


class SchedulePdf(ScheduleFile):
    """Made at once: it is a page or three. Where it cannot be, the page says why."""

    ending = "pdf"

    def answer(self, schedule):
        try:
            content = schedule_pdf(schedule, made_on=timezone.localdate())
        except PdfFailed as failure:
            context = self.get_context_data(why=str(failure), again=self.request.get_full_path())
            return render(self.request, "money/no_pdf.html", context, status=503)
        return self.as_file(HttpResponse(content, content_type="application/pdf"), schedule)
