"""Manners of every answer, and signing out somebody who has gone away."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from commissioning.govuk.held_answers import sign_out

Answer = Callable[[HttpRequest], HttpResponse]
FEATURES_NOT_USED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
NOTE_EVERY = 60
"""Seconds between two notes of when somebody was last seen: not a write for every page."""


def page_headers(answer: Answer) -> Answer:
    """No sharing with other sites, no device features, and no copies of what signed-in people see."""
    policy = ", ".join(f"{feature}=()" for feature in FEATURES_NOT_USED)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response and is_for_one_reader(request, response):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def is_for_one_reader(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody signed in gets it. The page for trouble is the same for all, and needs no database."""
    user = getattr(request, "user", None)
    return response.status_code < 500 and user is not None and user.is_authenticated


def sign_out_when_idle(answer: Answer) -> Answer:
    """Sign out after the person's idle minutes without a request, and after SESSION_COOKIE_AGE in
    any case."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if why := why_to_sign_out(request, now, request.user.idle_minutes):
                sign_out(request)
                messages.info(request, f"You were signed out {why}. Sign in to continue.")
            elif now - request.session.get("last_seen", 0) >= NOTE_EVERY:
                request.session["last_seen"] = now
                request.session.setdefault("signed_in_at", now)
        return answer(request)

    return middleware


def why_to_sign_out(request: HttpRequest, now: int, idle_minutes: int) -> str:
    """The reason, or empty. A session not seen before begins now."""
    last_seen = request.session.get("last_seen", now)
    signed_in_at = request.session.get("signed_in_at", now)
    if now - last_seen >= idle_minutes * 60:
        return f"after {idle_minutes} minutes without activity"
    if now - signed_in_at >= settings.SESSION_COOKIE_AGE:
        return f"after {settings.SESSION_COOKIE_AGE // 3600} hours"
    return ""
