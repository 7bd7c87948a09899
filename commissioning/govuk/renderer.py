"""Binds Django forms to GOV.UK components.

A form is written as any Django form and printed with `{{ form }}` or field by field with
`{{ form.title.as_field_group() }}`. How a field looks is said with `shown`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

from commissioning.govuk.error_words import errors_of

FieldType = TypeVar("FieldType", bound=forms.Field)

# The first that fits; order matters, as widgets inherit from one another.
KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.SelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (forms.NumberInput, "number"),
    (Input, "text"),
]
NOT_PASSED_ON = {
    "id", "class", "name", "type", "value", "rows", "cols", "autocomplete",  # the components' own
    "required", "minlength", "maxlength", "min", "max", "step",  # the server says what is wrong
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How one question is shown. Everything is optional."""

    width: int | None = None
    """Room for so many characters: 2, 3, 4, 5, 10, 20 or 30."""
    label_size: str = ""
    """Of the label or legend: "s", "m", "l" or "xl"."""
    page_heading: bool = False
    """The label is the page's h1."""
    prefix: str = ""
    suffix: str = ""
    inline: bool = False
    """Radios side by side."""
    small: bool = False
    rows: int = 5
    count_to: int | None = None
    """Show how many of so many characters are left."""
    choice_hints: Mapping[str, str] = dataclass_field(default_factory=dict)
    say_optional: bool = True
    autocomplete: str = ""
    inputmode: str = ""


def shown(field: FieldType, **look: Any) -> FieldType:
    """The field, shown as `look` says: `shown(forms.CharField(label="Postcode"), width=10)`."""
    before = vars(getattr(field, "look", Look()))
    field.look = Look(**(before | look))  # type: ignore[attr-defined]  # kept when a form copies its fields
    return field


class GovukBoundField(BoundField):
    """One question of a form, as GOV.UK components want it described."""

    @property
    def look(self) -> Look:
        return getattr(self.field, "look", Look())

    @property
    def kind(self) -> str:
        widget = self.field.widget
        for cls, kind in KINDS:
            if isinstance(widget, cls):
                return kind
        raise ImproperlyConfigured(f"No GOV.UK component shows a {type(widget).__name__}.")

    @property
    def error_target(self) -> str:
        """Id of the first thing that takes input: where an error summary's link must lead."""
        return "" if self.is_hidden else self.id_for_label or self.auto_id

    @property
    def id_for_label(self) -> str:
        return self.field.widget.attrs.get("id") or self.auto_id

    @property
    def question(self) -> str:
        """The label, saying "(optional)" where no answer is needed. A lone tick box never needs one."""
        optional = not self.field.required and self.look.say_optional and self.kind != "checkbox"
        return f"{self.label} (optional)" if optional else str(self.label)

    @property
    def messages(self) -> list[str]:
        return list(errors_of(self))

    @property
    def raw_values(self) -> list[str]:
        """What the browser would send for what the field now holds."""
        value = self.value()
        if self.kind in ("checkboxes", "radios", "select"):
            return [
                str(one) for one in self.field.widget.format_value(value) if one not in ("", None)
            ]
        if self.kind == "checkbox":
            return ["on"] if self.field.widget.check_test(value) else []
        if self.kind == "file":
            return []
        text = self.field.widget.format_value(value)
        return [] if text is None else [str(text)]

    @property
    def input_type(self) -> str:
        """Of a box of text: text, email, tel, search, url."""
        return str(self.field.widget.attrs.get("type") or self.field.widget.input_type)

    @property
    def text(self) -> str:
        return "".join(self.raw_values)

    @property
    def width_class(self) -> str:
        width = self.look.width
        return f"govuk-input--width-{width}" if width else ""

    @property
    def attributes(self) -> dict[str, str]:
        """The widget's own attributes that the components do not set themselves."""
        attrs = self.field.widget.attrs.items()
        return {k: str(v) for k, v in attrs if k not in NOT_PASSED_ON and v not in (None, False)}

    @property
    def autocomplete(self) -> str | None:
        return self.look.autocomplete or self.field.widget.attrs.get("autocomplete")

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Every choice, flat; the name of a group comes before its choices."""
        return list(self._choices())

    def _choices(self) -> Iterator[dict[str, Any]]:
        for value, label in self.field.widget.choices:
            in_group = isinstance(label, list | tuple)
            if in_group and value and self.kind == "select":
                yield {"value": "", "text": value, "disabled": True}
            elif in_group and value:
                yield {"divider": value}
            for one, text in label if in_group else [(value, label)]:
                if self.kind == "select" or one not in ("", None):
                    yield self._choice("" if one is None else str(one), str(text))

    def _choice(self, value: str, text: str) -> dict[str, Any]:
        chosen = value in self.raw_values
        hint = self.look.choice_hints.get(value)
        return {
            "value": value,
            "text": text.strip("-") or "Choose",  # Django's empty choice is a row of dashes
            "checked": chosen,
            "selected": chosen,
            "hint": {"text": hint} if hint else None,
        }


def questions_of(form: forms.BaseForm) -> list[GovukBoundField]:
    return [question for question in form if isinstance(question, GovukBoundField)]


class GovukRenderer(TemplatesSetting):
    form_template_name = "govuk/forms/form.html"
    formset_template_name = "govuk/forms/formset.html"
    field_template_name = "govuk/forms/field.html"
    bound_field_class = GovukBoundField
