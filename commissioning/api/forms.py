"""What a page's filters are called in the API: the same form reads both."""

from django import forms
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from commissioning.govuk.fields import DateField


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


def shape_of(
    name: str, form_class: type[forms.Form], *, optional: bool = False
) -> type[serializers.Serializer]:
    """A shape to send that asks what a page's form asks: said once, in the form.

    `optional` lets each be left out, as in a change of some facts. Days are sent as in 2026-07-01.
    """
    asked = {
        key: _sent(field, required=field.required and not optional)
        for key, field in form_class.base_fields.items()
        if not field.widget.is_hidden
    }
    return type(name, (serializers.Serializer,), asked | {"__doc__": form_class.__doc__})


def _sent(field, *, required):
    hints = {"required": required, "help_text": str(field.help_text)}
    if isinstance(field, DateField):
        return serializers.DateField(**hints, allow_null=not required)
    if isinstance(field, forms.ChoiceField):
        return serializers.ChoiceField(field.choices, **hints)
    return serializers.CharField(
        **hints, max_length=getattr(field, "max_length", None), allow_blank=not field.required
    )
