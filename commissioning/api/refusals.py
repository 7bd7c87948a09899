"""What the API answers when it will not do what it was asked. Each answer says why in `detail`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import NotFound
from rest_framework.exceptions import PermissionDenied as Refused
from rest_framework.response import Response
from rest_framework.views import exception_handler

from commissioning.api.versions import etag_of
from commissioning.errors import RuleBroken, StaleVersion, TooManyExports


def refuse_politely(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer `exc`; None leaves a fault of ours to the page for faults.

    400 names each field that is wrong; 404 is the same whether there is no such thing or it is
    not yours; 409 is a rule; 412 carries the row as it now stands, and its ETag; 429 says when to ask again.
    """
    if isinstance(exc, StaleVersion):
        return _stale(exc, context["view"])
    if isinstance(exc, TooManyExports):
        wait = {"Retry-After": str(exc.seconds)}
        return Response({"detail": str(exc)}, status=429, headers=wait)
    if isinstance(exc, RuleBroken):
        return Response({"detail": str(exc)}, status=409)
    return exception_handler(_in_our_words(exc), context)


def _in_our_words(exc: Exception) -> Exception:
    if isinstance(exc, Http404):
        return NotFound("Not found.")
    if isinstance(exc, PermissionDenied) and hasattr(exc, "cannot"):
        return Refused(f"You cannot {exc.cannot}. {getattr(exc, 'who_can', '')}".strip())
    return exc


def _stale(exc: StaleVersion, view: Any) -> Response:
    represent = getattr(view, "represent", None)
    body = {"detail": str(exc), "current": represent(exc.theirs) if represent else None}
    return Response(body, status=412, headers={"ETag": etag_of(exc.theirs)})
