"""How accounts are made: by an administrator, never by signing up; and what signing in says."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """No self-service accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Check your email address and password: they do not match",
        "enter_current_password": "This is not the password you use now",
        "incorrect_code": "This is not the code. Codes change every 30 seconds: enter the newest",
        "incorrect_password": "This is not your password",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes and try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class TwoStepAdapter(DefaultMFAAdapter):
    """Signing in with a second step."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }
