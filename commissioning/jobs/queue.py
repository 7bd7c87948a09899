"""Asking for work, inside the transaction of the act that needs it."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.celery import wake
from commissioning.errors import RuleBroken
from commissioning.jobs.kinds import job_kinds
from commissioning.jobs.models import Job
from commissioning.subjects import subject_of


@transaction.atomic
def queue_job(
    kind: str,
    subject: models.Model,
    *,
    by: User | None,
    organisations: Iterable[int],
    details: dict[str, Any] | None = None,
) -> Job:
    """Ask for a document about `subject`. Asking twice before it is made asks once.

    `by=None` is the service itself. `details` is anything JSON holds, for whatever makes it.
    """
    if kind not in job_kinds:
        raise LookupError(f"No part makes {kind}.")
    same = {"kind": kind, "asked_by": by, "details": details or {}, **subject_of(subject)}
    waiting = Job.objects.select_for_update().filter(**same, finished_at__isnull=True).first()
    if waiting:
        return waiting
    job = Job.objects.create(**same, organisations=sorted(set(organisations)))
    record("document.asked", subject, by=by, organisations=job.organisations, after={"kind": kind})
    transaction.on_commit(partial(wake, "jobs.run_waiting_jobs"))
    return job


@transaction.atomic
def retry_job(job: Job, *, by: User) -> Job:
    """Try a failed job again, from the beginning. Raises RuleBroken if it has not failed."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.state != Job.State.FAILED:
        raise RuleBroken("Only a document that could not be made can be tried again.")
    job.attempts, job.failed_because, job.finished_at = 0, "", None
    job.not_before = timezone.now()
    job.save()
    subject = job.subject_seen_by(None)
    record("document.asked", subject, by=by, organisations=job.organisations, after={"again": True})
    transaction.on_commit(partial(wake, "jobs.run_waiting_jobs"))
    return job
