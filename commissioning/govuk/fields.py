"""Questions our forms ask in the same way everywhere: a day, a day as printed, money, which version."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet

from commissioning.calendar import dates
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.renderer import Look
from commissioning.money.amounts import parse_amount


class TypedField(forms.Field):
    """One box of text that means something else. What was typed stays on the page after an error."""

    widget = forms.TextInput
    default_validators = [ProhibitNullCharactersValidator()]
    kind: type

    def read(self, typed: str) -> Any:
        """What was typed means. ValueError with a sentence for whoever typed it."""
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        if isinstance(value, self.kind):
            return value
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return self.read(typed)
        except ValueError as slip:
            raise ValidationError(self.named(str(slip)), code="invalid") from slip

    def named(self, slip: str) -> str:
        """The sentence with the question's label before it: a summary lists errors of many questions."""
        label = str(self.label or "").rstrip("?")
        return f"{label}: {slip[:1].lower()}{slip[1:]}" if label else slip


class DateField(TypedField):
    """A day typed in one box: 1/4/21, 1 April 2021 or 2021-04-01.

    Given `today`, it also reads "31 mar", "+12m" and "eoy".
    """

    kind = date
    look = Look(width=10)

    def __init__(self, *, today: date | None = None, **options: Any) -> None:
        options.setdefault("help_text", "For example, 31/3/2028 or 31 March 2028")
        super().__init__(**options)
        self.today = today

    def read(self, typed: str) -> date:
        return dates.parse_day(typed, today=self.today)

    def prepare_value(self, value: Any) -> Any:
        return dates.words(value) if isinstance(value, date) else value


class MoneyField(TypedField):
    """An amount in pounds: 33,147,300 or £5.65m, to the penny."""

    kind = Decimal
    look = Look(width=10, prefix="£", inputmode="decimal")

    def read(self, typed: str) -> Decimal:
        return parse_amount(typed)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.2f}" if isinstance(value, Decimal) else value


class PrintedDateField(TypedField):
    """A date as a paper prints it: "end of March 2021". Words that name no day are kept too."""

    kind = PrintedDate
    look = Look(width=20)
    longest = 100

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "As the paper prints it, for example end of March 2021")
        super().__init__(**options)

    def read(self, typed: str) -> PrintedDate:
        if len(typed) > self.longest:
            raise ValueError(f"Enter {self.longest} characters or fewer")
        return PrintedDate.from_words(typed)

    def prepare_value(self, value: Any) -> Any:
        return value.words if isinstance(value, PrintedDate) else value


class VersionField(forms.IntegerField):
    """Which version the person had before them, so that a save over somebody else's is noticed."""

    widget = forms.HiddenInput

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, **options)


def offer(form: forms.Form, **rows: QuerySet[Any]) -> None:
    """Let each named field offer `rows`: what this person may choose from."""
    for name, queryset in rows.items():
        field = form.fields[name]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(f"{name} is not a choice among rows")
        field.queryset = queryset
