"""Taking away a document that was made."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone

from commissioning.documents.serving import serve_document
from commissioning.exports import record_export
from commissioning.jobs.models import Job


def take_document(request: HttpRequest, job: Job) -> HttpResponse | FileResponse:
    """The file of a job that is made, noted as taken away. Raises TooManyExports (C-62).

    404 while it is not made. The caller has checked that this person may see what it is about, now
    and not when it was asked for.
    """
    document = job.document
    if document is None:
        raise Http404
    subject = job.subject_seen_by(request.user)
    record_export(
        subject._meta.verbose_name.replace(" ", "_"),
        subject,
        file_format=Path(document.file_name).suffix.lstrip("."),
        by=request.user,
        organisations=job.organisations,
        now=timezone.now(),
    )
    return serve_document(request, document)
