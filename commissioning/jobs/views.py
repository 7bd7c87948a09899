"""The page of a document that is being made: wait for it, try again, or take it."""

import datetime as dt

from django import forms
from django.utils import timezone

from commissioning.govuk.views import ActionView, RecordView
from commissioning.jobs.models import Job
from commissioning.jobs.queue import retry_job
from commissioning.jobs.taking import take_document

LOOK_AGAIN_AFTER = 5
"""Seconds."""
LOOK_NO_LONGER_THAN = dt.timedelta(minutes=5)


class JobPages:
    context_name = "job"

    def get_queryset(self):
        return Job.objects.visible_to(self.request.user).select_related("document")


class JobPage(JobPages, RecordView):
    template_name = "jobs/job.html"

    def get(self, request, *args, **kwargs):
        """The page of a document that is being made looks again by itself, until told not to."""
        page = super().get(request, *args, **kwargs)
        if self.looks_again():
            page.headers["Refresh"] = str(LOOK_AGAIN_AFTER)
        return page

    def looks_again(self):
        asked_lately = timezone.now() - self.object.asked_at < LOOK_NO_LONGER_THAN
        is_waiting = self.object.state == Job.State.WAITING
        return is_waiting and asked_lately and "still" not in self.request.GET

    def get_context_data(self, **kwargs):
        subject = self.object.subject_seen_by(self.request.user)
        return super().get_context_data(**kwargs) | {
            "subject": subject,
            "looks_again": self.looks_again() and LOOK_AGAIN_AFTER,
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
