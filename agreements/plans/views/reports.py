from django.utils import timezone

from agreements.plans.discarding import discard_report
from agreements.plans.forms.reviews import ChangeReportForm, DeliverForm, ReportForm
from agreements.plans.models import ReviewReport
from agreements.plans.reports import (
    change_report,
    deliver_report,
    owe_report,
    take_delivery_back,
)
from agreements.plans.views.about import who_can_change
from agreements.plans.views.reviews import ReviewAct
from commissioning.authorities.models import Body
from commissioning.govuk.questions import ReasonForm, VersionForm
from commissioning.govuk.views import ActionView


class OweReport(ReviewAct):
    form_class = ReportForm
    heading = "Add a report that is owed"
    button = "Add the report"

    def get_form_kwargs(self):
        bodies = Body.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {
            "bodies": bodies.filter(partnership=self.object.partnership)
        }

    def act(self, **details):
        return owe_report(self.object, by=self.request.user, **details)


class OneReport(ActionView):
    """A page about one report of a review that this person may see."""

    find_by = {"key": "report", "review__key": "key", "review__partnership__slug": "place"}
    template_name = "plans/change_report.html"
    context_name = "report"
    permission_required = "plans.change_report"
    cannot = "change this report"
    success_message = "Saved."

    def get_queryset(self):
        seen = ReviewReport.objects.visible_to(self.request.user)
        return seen.select_related("review__partnership", "review__agreement", "to")

    def who_can(self):
        return who_can_change(self.object.review, self.request.user)


class ChangeReport(OneReport):
    form_class = ChangeReportForm
    prefill = ("stage", "to", "to_words", "due", "covers")
    heading = "Change the report that is owed"

    def get_form_kwargs(self):
        bodies = Body.objects.visible_to(self.request.user)
        place = self.object.review.partnership
        return super().get_form_kwargs() | {"bodies": bodies.filter(partnership=place)}

    def values_of(self, record):
        values = {name: getattr(record, name) for name in ("stage", "to", "to_words", "covers")}
        return values | {"due": record.due_on, "version": record.version}

    def act(self, version, **changes):
        return change_report(self.object, by=self.request.user, version=version, **changes)


class DeliverReport(OneReport):
    form_class = DeliverForm
    heading = "Mark a report as delivered"
    button = "Mark as delivered"

    def get_initial(self):
        return super().get_initial() | {"done_on": timezone.localdate()}

    def act(self, done_on, **details):
        today = timezone.localdate()
        return deliver_report(
            self.object, delivered_on=done_on, today=today, by=self.request.user, **details
        )


class TakeDeliveryBack(OneReport):
    form_class = ReasonForm
    heading = "This was not delivered after all"
    button = "Take back that it was delivered"
    button_kind = "warning"

    def act(self, **details):
        return take_delivery_back(self.object, by=self.request.user, **details)


class DiscardReport(OneReport):
    form_class = VersionForm
    heading = "Take this report out?"
    lead = "For a report that is not owed after all. The review’s history keeps it."
    button = "Take it out"
    button_kind = "warning"
    success_message = "The report is taken out."

    def get_success_url(self):
        return self.object.review.get_absolute_url()

    def act(self, version):
        return discard_report(self.object, version=version, by=self.request.user)
