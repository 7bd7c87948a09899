"""What is asked about people and their roles."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from commissioning.accounts.forms import PASSWORD_HINT
from commissioning.accounts.models import User
from commissioning.accounts.roles import DESCRIPTIONS, Role
from commissioning.govuk.fields import DateField
from commissioning.govuk.renderer import shown


def last_day(hint: str) -> DateField:
    return DateField(label="Last day", help_text=hint, required=False)


class InviteForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    email = shown(forms.EmailField(label="Email address", max_length=254), autocomplete="off")
    roles = shown(
        forms.MultipleChoiceField(label="Roles", choices=Role, widget=forms.CheckboxSelectMultiple),
        choice_hints=DESCRIPTIONS,
        label_size="s",
    )
    until_on = last_day("If the work ends on a known day, such as 31 March 2028")


class GiveRoleForm(forms.Form):
    role = shown(
        forms.ChoiceField(label="Role", choices=Role, widget=forms.RadioSelect),
        choice_hints=DESCRIPTIONS,
    )
    until_on = last_day("If the work ends on a known day, such as 31 March 2028")


class EndForm(forms.Form):
    last_day = last_day(
        "Leave it empty to end the role now. The person is signed out of it at once."
    )


class IdleForm(forms.Form):
    idle_minutes = shown(
        forms.IntegerField(
            label="Minutes without activity",
            help_text="10 to 30. Leave it empty to have what this service has for everybody",
            required=False,
        ),
        width=3,
        inputmode="numeric",
        say_optional=False,
    )


class AcceptForm(forms.Form):
    """The password of somebody new; no question for somebody who has one."""

    password = shown(
        forms.CharField(
            label="Password", help_text=PASSWORD_HINT, widget=forms.PasswordInput, max_length=128
        ),
        autocomplete="new-password",
    )
    again = shown(
        forms.CharField(label="Password again", widget=forms.PasswordInput, max_length=128),
        autocomplete="new-password",
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person.has_usable_password():
            del self.fields["password"], self.fields["again"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        again = cleaned.pop("again", None)
        if "password" in cleaned and again is not None and again != cleaned["password"]:
            self.add_error("again", "The two passwords must be the same")
        return cleaned
