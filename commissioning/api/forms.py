"""What a page's filters are called in the API: the same form reads both."""

from django import forms
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError


def parameters_of(form_class: type[forms.Form], *, without: tuple[str, ...] = ()):
    """The fields of a filter form as parameters of an address, for the document."""
    return [
        OpenApiParameter(
            name,
            bool if isinstance(field, forms.BooleanField) else str,
            enum=_choices(field),
            description=". ".join(str(part) for part in (field.label, field.help_text) if part),
        )
        for name, field in form_class.base_fields.items()
        if name not in without and not field.widget.is_hidden
    ]


def checked(form: forms.Form) -> dict:
    """What the form understood; 400 names the fields that it did not."""
    if not form.is_valid():
        raise ValidationError(dict(form.errors))
    return form.cleaned_data


def _choices(field):
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return None
    return [str(value) for value, _ in field.choices if value != ""]
