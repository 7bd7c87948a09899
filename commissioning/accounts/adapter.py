"""How accounts are made: by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """No self-service accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
