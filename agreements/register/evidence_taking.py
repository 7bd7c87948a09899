"""Handing out the paper of an approval or a signature, by page or API."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone

from agreements.register.models import PartyFact
from commissioning.documents.serving import serve_document
from commissioning.exports import record_export


def take_evidence(request: HttpRequest, fact: PartyFact) -> HttpResponse | FileResponse:
    """The file, noted as taken away. The caller has checked that this person may see it.

    404 where none is kept. Raises TooManyExports (C-62).
    """
    if fact.evidence is None:
        raise Http404
    agreement = fact.party.agreement
    record_export(
        "evidence",
        agreement,
        file_format=Path(fact.evidence.file_name).suffix.lstrip("."),
        by=request.user,
        organisations=agreement.organisation_ids,
        now=timezone.now(),
    )
    return serve_document(request, fact.evidence)
