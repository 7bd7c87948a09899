"""What a browser sends, without the characters that nobody typed on purpose."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from commissioning.characters import CONTROLS, without_controls

Answer = Callable[[HttpRequest], HttpResponse]
Sent = TypeVar("Sent", bound=QueryDict)


def read_plainly(answer: Answer) -> Answer:
    """Every form and every address's query, for all pages, before any page reads it.

    Nothing of ours has such a character in its address.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if CONTROLS.search(request.path_info):
            raise Http404
        request.GET = plain(request.GET)
        if request.method == "POST":
            request.POST = plain(request.POST)
        return answer(request)

    return middleware


def plain(sent: Sent) -> Sent:
    """The same names and values, in order, without control characters; never to be changed."""
    cleaned: Any = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        cleaned.setlist(without_controls(name), [without_controls(value) for value in values])
    cleaned._mutable = False
    return cleaned
