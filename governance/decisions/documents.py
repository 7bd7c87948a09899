"""The PDF of a published revision. It says what the page says, and how a true copy is told."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from commissioning.accounts.models import User
from commissioning.documents.file_names import safe_file_name
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.pdf import render_pdf
from commissioning.subjects import subject_of
from governance.decisions.models import PublishedRevision
from governance.decisions.shown import show

DECISION_PDF = "decision_pdf"


def queue_decision_pdf(
    revision: PublishedRevision, *, by: User | None, organisations: frozenset[int]
) -> Job:
    """Ask for the PDF, in the transaction that seals the revision."""
    return queue_job(DECISION_PDF, revision, by=by, organisations=organisations)


def make_decision_pdf(job: Any, revision: PublishedRevision) -> Made:
    """The PDF/UA of a revision: its record, the hash of it, and each partner's chain of acts."""
    decision = revision.decision
    title = f"{decision.reference} {revision.content['title']}"
    content = render_pdf(
        "documents/decision.html",
        {
            "shown": show(revision.content),
            "record": revision.content,
            "revision": revision,
            "sealed_at": localtime(revision.published_at),
            "address": settings.SITE_URL + revision.get_absolute_url(),
        },
        title=title,
        identifier=f"{decision.reference} revision {revision.number}",
    )
    name = f"{decision.reference} version {revision.number}.pdf"
    return Made(title[:300], safe_file_name(name), "application/pdf", content)


def pdf_job(revision: PublishedRevision) -> Job | None:
    """The work that makes, or made, the revision's PDF; the newest if it was asked for again."""
    jobs = Job.objects.filter(kind=DECISION_PDF, **subject_of(revision))
    return jobs.select_related("document").first()
