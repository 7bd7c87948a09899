"""The page of a document that is being made: wait for it, try again, or take it."""

from django import forms

from commissioning.govuk.views import ActionView, RecordView
from commissioning.jobs.models import Job
from commissioning.jobs.queue import retry_job
from commissioning.jobs.taking import take_document


class JobPages:
    context_name = "job"

    def get_queryset(self):
        return Job.objects.visible_to(self.request.user).select_related("document")


class JobPage(JobPages, RecordView):
    template_name = "jobs/job.html"

    def get_context_data(self, **kwargs):
        subject = self.object.subject_seen_by(self.request.user)
        return super().get_context_data(**kwargs) | {
            "subject": subject,
            "may_retry": self.request.user.has_perm("jobs.retry_job", self.object),
        }


class TakeDocument(JobPages, RecordView):
    """Whoever may see what it is about may take it: asked now, not when the work was asked for."""

    def get_queryset(self):
        return super().get_queryset().filter(document__isnull=False)

    def get(self, request, *args, **kwargs):
        return take_document(request, self.object)


class RetryJob(JobPages, ActionView):
    permission_required = "jobs.retry_job"
    cannot = "have this document made again"
    form_class = forms.Form
    heading = "Try to make this document again"
    button = "Try again"

    def act(self):
        return retry_job(self.object, by=self.request.user)
