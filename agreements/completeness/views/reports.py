"""Recording that a report was given which the arrangement owes."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.completeness.forms import ReportForm
from agreements.completeness.reports import day_of, duty_of, record_report, take_back_report
from agreements.register.forms.agreements import ReasonForm
from agreements.register.views.pages import AgreementAct
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken


class ReportAct(AgreementAct):
    """Do one thing about a report of the agreement."""

    permission_required = "completeness.record_report"

    def back_url(self):
        return f"{self.object.get_absolute_url()}missing/"

    def get_success_url(self):
        return self.back_url()


class RecordReport(ReportAct):
    """Of a report that the agreement owes; 404 if it owes none such."""

    form_class = ReportForm
    heading = "Record that the report was given"
    button = "Save"
    success_message = "Recorded."

    def load(self):
        agreement = super().load()
        try:
            self.duty = duty_of(agreement, self.kwargs["duty"])
        except RuleBroken as no_such:
            raise Http404 from no_such
        return agreement

    @property
    def lead(self):
        return f"{self.duty.words}. By {self.duty.owner}."

    def act(self, **said):
        return record_report(self.object, self.duty.key, by=self.request.user, **said)


class TakeBackReport(ReportAct):
    """Of one that is on record, though the agreement owe it no more; 404 if none is."""

    form_class = ReasonForm
    heading = "Take back that the report was given?"
    button = "Take it back"
    button_kind = "warning"
    success_message = "Taken back."

    def load(self):
        agreement = super().load()
        self.row = get_object_or_404(agreement.reports_given, duty=self.kwargs["duty"])
        return agreement

    @property
    def lead(self):
        try:
            return f"{duty_of(self.object, self.row.duty).words}."
        except RuleBroken:
            last, on = words(day_of(self.row.duty)), words(self.row.on)
            return f"It tells of days to {last}, and was given on {on}. It is owed no more."

    def act(self, reason):
        return take_back_report(self.object, self.row.duty, by=self.request.user, reason=reason)
