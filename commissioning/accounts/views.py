"""Somebody's own account."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse

from commissioning.accounts.roles import DESCRIPTIONS
from commissioning.govuk.views import Door


class AccountPage(Door):
    """What protects somebody's sign-in, and what they may do for whom."""

    template_name = "account/account.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return super().get_context_data(**kwargs) | {
            "has_second_step": is_mfa_enabled(user),
            "memberships": user.current_memberships,
            "descriptions": DESCRIPTIONS,
        }
