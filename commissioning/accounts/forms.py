"""The questions of signing in, in our words. What they do is allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from commissioning.govuk.renderer import shown

PASSWORD_HINT = "At least 12 characters. Three words you can remember make a good one."
CODE_HINT = "The 6 figures your authenticator app shows now, or one of your recovery codes"


class Asks(forms.Form):
    """A form whose questions are put as `questions` says: field, label, hint, required message."""

    questions: dict[str, tuple[str, str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, missing) in self.questions.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = missing
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Asks, account.LoginForm):
    questions = {
        "login": ("Email address", "", "Enter your email address"),
        "password": ("Password", "", "Enter your password"),
    }


class ForgottenPasswordForm(Asks, account.ResetPasswordForm):
    questions = {"email": ("Email address", "", "Enter your email address")}


class NewPasswordForm(Asks, account.ResetPasswordKeyForm):
    questions = {
        "password1": ("New password", PASSWORD_HINT, "Enter a new password"),
        "password2": ("New password again", "", "Enter the new password again"),
    }


class ChangePasswordForm(Asks, account.ChangePasswordForm):
    questions = {
        "oldpassword": ("Password now", "", "Enter the password you use now"),
        **NewPasswordForm.questions,
    }


class SetPasswordForm(Asks, account.SetPasswordForm):
    questions = NewPasswordForm.questions


class ConfirmPasswordForm(Asks, account.ReauthenticateForm):
    questions = {"password": ("Password", "", "Enter your password")}


class AsksForCode(Asks):
    questions = {"code": ("Code", CODE_HINT, "Enter the code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown(self.fields["code"], width=10, autocomplete="one-time-code")


class SecondStepForm(AsksForCode, second_step.AuthenticateForm):
    pass


class ConfirmSecondStepForm(AsksForCode, second_step.ReauthenticateForm):
    pass


class SetUpAppForm(AsksForCode, ActivateTOTPForm):
    questions = {"code": ("Code", "The 6 figures your app now shows", "Enter the code")}
