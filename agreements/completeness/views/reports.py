"""Recording that a report was given which the arrangement owes."""

from django.http import Http404

from agreements.completeness.forms import ReportForm
from agreements.completeness.reports import duty_of, record_report, take_back_report
from agreements.register.forms.agreements import ReasonForm
from agreements.register.views.pages import AgreementAct
from commissioning.errors import RuleBroken


class ReportAct(AgreementAct):
    """Do one thing about a report that the agreement owes; 404 if it owes none such."""

    permission_required = "completeness.record_report"

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

    def back_url(self):
        return f"{self.object.get_absolute_url()}missing/"

    def get_success_url(self):
        return self.back_url()


class RecordReport(ReportAct):
    form_class = ReportForm
    heading = "Record that the report was given"
    button = "Save"
    success_message = "Recorded."

    def act(self, **said):
        return record_report(self.object, self.duty.key, by=self.request.user, **said)


class TakeBackReport(ReportAct):
    form_class = ReasonForm
    heading = "Take back that the report was given?"
    button = "Take it back"
    button_kind = "warning"
    success_message = "Taken back."

    def act(self, reason):
        return take_back_report(self.object, self.duty.key, by=self.request.user, reason=reason)
