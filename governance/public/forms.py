"""What the public is asked when it looks for a decision."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser

from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown
from commissioning.partnerships.models import Partnership


def places() -> forms.ModelChoiceField:
    """Any place: the list of places is public."""
    return forms.ModelChoiceField(
        Partnership.objects.visible_to(AnonymousUser()),
        to_field_name="slug",
        empty_label="Any place",
        required=False,
    )


class RegisterSearch(FilterForm):
    """Words, and what narrows them. Within a place its bodies are offered, else the places."""

    q = forms.CharField(label="Search decisions", max_length=200, required=False)
    place = places()
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Decision maker",
        to_field_name="slug",
        empty_label="Anybody",
        required=False,
    )
    year = shown(
        forms.IntegerField(label="Year published", min_value=1900, max_value=2199, required=False),
        width=4,
    )

    def __init__(self, *args: Any, within: Partnership | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if within is None:
            del self.fields["body"]
        else:
            del self.fields["place"]
            self.fields["body"].queryset = within.bodies.all()  # type: ignore[attr-defined]


class AgreementSearch(FilterForm):
    """Words, the kind of agreement and, in the whole register, the place."""

    q = forms.CharField(label="Search agreements", max_length=200, required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Agreement.Kind.choices], required=False)
    place = places()

    def __init__(self, *args: Any, within: Partnership | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if within is not None:
            del self.fields["place"]
