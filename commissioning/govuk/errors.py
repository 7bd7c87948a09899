"""The pages for when something is not there, not allowed, or went wrong.

In `commissioning/urls.py`: handler400 = "commissioning.govuk.errors.bad_request", and so on.
None says what exists, shows a path or an exception; the page for 500 needs no database.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from commissioning.errors import TooManyExports


class NotPermitted(PermissionDenied):
    """Somebody may see a thing and may not do this to it.

    `cannot` completes "You cannot …"; `who_can` is a sentence on whom to ask, or empty.
    """

    def __init__(self, cannot: str, who_can: str = "") -> None:
        super().__init__(cannot)
        self.cannot = cannot
        self.who_can = who_can


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return plain("errors/400.html", 400)


def not_permitted(request: HttpRequest, exception: Any = None) -> HttpResponse:
    refusal = exception if isinstance(exception, NotPermitted) else NotPermitted("do this")
    context = {"cannot": refusal.cannot, "who_can": refusal.who_can}
    return render(request, "errors/403.html", context, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The same page whether it does not exist or is not yours."""
    return render(request, "errors/404.html", status=404)


def too_many_exports(request: HttpRequest, refusal: TooManyExports) -> HttpResponse:
    response = render(request, "errors/429.html", {"why": str(refusal)}, status=429)
    response.headers["Retry-After"] = str(refusal.seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return plain("errors/500.html", 500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: an old page, or one from somewhere else."""
    return render(request, "errors/form_expired.html", status=403)


def plain(template: str, status: int) -> HttpResponse:
    """A page made without the request, so that nothing it asks for can fail again."""
    return HttpResponse(render_to_string(template), status=status)
