"""The pages that every public service has, true of this one."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from commissioning.registry import Registry

contacts: Registry[Callable[[], Iterable[tuple[str, str]]]] = Registry()
"""Functions that give the bodies the public can reach: their name, and how, in plain text."""


class PlainPage(TemplateView):
    """A page of words. Figures in it come from the settings."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "longest_hours": settings.SESSION_COOKIE_AGE // 3600,
            "session_cookie": settings.SESSION_COOKIE_NAME,
            "csrf_cookie": settings.CSRF_COOKIE_NAME,
            "site_url": settings.SITE_URL,
            "contact_email": settings.CONTACT_EMAIL,
        }


class HelpPage(PlainPage):
    template_name = "pages/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reachable = [contact for known in contacts for contact in known()]
        return super().get_context_data(**kwargs) | {"contacts": reachable}


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116). It must be looked at again, so it ends with the year."""
    expires = timezone.now().replace(month=12, day=31, hour=23, minute=59, second=59, microsecond=0)
    email = settings.CONTACT_EMAIL
    lines = [
        f"Contact: mailto:{email}" if email else f"Contact: {settings.SITE_URL}/help/#security",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
