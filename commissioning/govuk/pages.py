"""The pages that every public service has, true of this one."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from commissioning.govuk.views import Door


class PlainPage(TemplateView):
    """A page of words. Figures in it come from the settings."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "longest_hours": settings.SESSION_COOKIE_AGE // 3600,
            "session_cookie": settings.SESSION_COOKIE_NAME,
            "csrf_cookie": settings.CSRF_COOKIE_NAME,
            "site_url": settings.SITE_URL,
        }


class AccountPage(Door):
    """Somebody's own sign-in: what protects it and how to change it."""

    template_name = "account/account.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116). It must be renewed, so it expires at the year's end."""
    expires = timezone.now().replace(month=12, day=31, hour=23, minute=59, second=59, microsecond=0)
    lines = [
        f"Contact: {settings.SITE_URL}/help/#security",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
