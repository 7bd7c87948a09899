"""Doing the work that waits. Any number of workers may, and any may be killed at any moment.

A worker claims a job for two minutes and numbers the attempt. If it dies, another finds the claim
run out; if it was only slow, the number tells it that the job is no longer its own.
"""

import datetime as dt

import structlog
from django.db import transaction
from django.utils import timezone

from commissioning.audit.log import record
from commissioning.documents.keeping import keep_document
from commissioning.errors import RuleBroken
from commissioning.jobs.kinds import Made, job_kinds
from commissioning.jobs.models import Job
from commissioning.pdf import PdfFailed

LEASE = dt.timedelta(minutes=2)
ATTEMPTS = 3
WAITS = (dt.timedelta(seconds=30), dt.timedelta(minutes=5))
"""How long to wait after the first and the second failure."""
OUR_FAULT = "Something went wrong on our side."
STOPPED = "The work stopped three times before it was done."
log = structlog.get_logger(__name__)


def run_waiting_jobs(*, at_most: int = 50) -> int:
    """Do what waits, oldest first, and say how many were taken in hand."""
    for done in range(at_most):
        job = claim_job(timezone.now())
        if job is None:
            return done
        run_job(job)
    return at_most


@transaction.atomic
def claim_job(now: dt.datetime) -> Job | None:
    """Take the next job in hand, or none. One whose workers stopped three times is given up."""
    waiting = Job.objects.waiting(now).select_for_update(skip_locked=True)
    while job := waiting.first():
        if job.attempts < ATTEMPTS:
            job.attempts += 1
            job.claimed_until = now + LEASE
            job.save(update_fields=["attempts", "claimed_until"])
            return job
        give_up(job, STOPPED)
    return None


def run_job(job: Job) -> None:
    """Make what was asked for, if whoever asked may still see what it is about (R10)."""
    try:
        subject = job.subject_seen_by(job.asked_by)
        if subject is None:
            raise RuleBroken("What it was to be made from is no longer there for you.")
        made = job_kinds[job.kind](job, subject)
    except RuleBroken as refusal:
        fail_job(job, str(refusal), again=False)
    except PdfFailed as failure:
        fail_job(job, str(failure))
    except Exception:
        log.exception("job_failed", kind=job.kind, job=job.pk)
        fail_job(job, OUR_FAULT)
    else:
        finish_job(job, made)


@transaction.atomic
def finish_job(job: Job, made: Made) -> None:
    """Keep what was made, unless the job has passed to another worker meanwhile."""
    mine = _still_mine(job)
    if mine is None:
        return
    subject = mine.subject_seen_by(None)
    mine.document = keep_document(
        made.content,
        title=made.title,
        file_name=made.file_name,
        media_type=made.media_type,
        subject=subject,
        by=mine.asked_by,
    )
    mine.finished_at, mine.claimed_until, mine.failed_because = timezone.now(), None, ""
    mine.save()
    record(
        "document.made",
        subject,
        by=None,
        organisations=mine.organisations,
        after={"kind": mine.kind, "sha256": mine.document.sha256},
    )


@transaction.atomic
def fail_job(job: Job, because: str, *, again: bool = True) -> None:
    """Note why, and put the job off; after the third attempt, or not `again`, give it up."""
    mine = _still_mine(job)
    if mine is None:
        return
    if not again or mine.attempts >= ATTEMPTS:
        give_up(mine, because)
        return
    mine.failed_because, mine.claimed_until = because, None
    mine.not_before = timezone.now() + WAITS[mine.attempts - 1]
    mine.save()


def give_up(job: Job, because: str) -> None:
    job.failed_because, job.claimed_until, job.finished_at = because, None, timezone.now()
    job.save()


def _still_mine(job: Job) -> Job | None:
    """The job, locked, if this is still the attempt that was claimed."""
    return (
        Job.objects.select_for_update()
        .filter(pk=job.pk, attempts=job.attempts, finished_at__isnull=True)
        .first()
    )
