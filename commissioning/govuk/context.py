"""What every page knows: who reads it, where they can go, which service this is."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from commissioning.govuk.navigation import links_for
from commissioning.registry import Registry

facts: Registry[Callable[[HttpRequest], dict[str, Any]]] = Registry()
"""Further facts for every page, from packages this one may not import: a function of the request."""


def page(request: HttpRequest) -> dict[str, Any]:
    known: dict[str, Any] = {
        "user": request.user,
        "navigation": links_for(request),
        "now": timezone.localtime(),
        "path": request.get_full_path(),
        "show_sample_sign_ins": settings.SHOW_SAMPLE_SIGN_INS,
        "sample_sign_ins": [],
        "sample_password": "",
        "acting_for": [],
    }
    for fact in facts:
        known |= fact(request)
    return known
