"""Handing a file out. The view that calls has checked that this person may have it."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from commissioning.documents.models import Document


def serve_document(request: HttpRequest, document: Document) -> HttpResponse | FileResponse:
    """The file, to be saved and never run in the page's own place (C-34).

    A browser that has it already is told so.
    """
    etag = quote_etag(document.sha256)
    response = get_conditional_response(request, etag=etag) or FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.file_name,
        content_type=document.media_type,
    )
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
