"""What somebody typed into a form when they had just been signed out: kept until they are back.

The words wait in the new session under the person's id, so that nobody else who signs in at the
same browser is shown them. Files cannot wait.
"""

from django.contrib.auth import logout
from django.http import HttpRequest, QueryDict

HELD, SIGNED_OUT = "held_answers", "signed_out"


def sign_out(request: HttpRequest) -> None:
    """Sign somebody out who has been away, noting who it was."""
    user_id = request.user.pk
    logout(request)
    request.session[SIGNED_OUT] = user_id


def hold(request: HttpRequest) -> None:
    """Keep what was sent, if this browser's user had been signed out for being away."""
    user_id = request.session.get(SIGNED_OUT)
    if user_id and request.method == "POST":
        answers = request.POST.urlencode()
        request.session[HELD] = {"user": user_id, "path": request.path, "answers": answers}


def take(request: HttpRequest) -> QueryDict | None:
    """What this person sent to this address before, once. Anybody else's is thrown away."""
    held = request.session.get(HELD)
    if not held or held["path"] != request.path:
        return None
    del request.session[HELD]
    return QueryDict(held["answers"]) if held["user"] == request.user.pk else None
