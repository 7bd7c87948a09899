import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser

from agreements.money.models import Contribution, FundingSource
from agreements.money.pasting import COLUMNS, PastedRow
from agreements.money.year_entry import YearRow
from agreements.register.models import Party
from commissioning.calendar.financial_years import FinancialYear
from commissioning.govuk.fields import MoneyField, TypedField
from commissioning.govuk.renderer import Look, shown
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership

BLANK_ROWS = 3
MOST_ROWS = 300
ROW = ("partner", "source", "source_as_printed", "amount", "form", "spend", "note")
"""What of a row is compared: all that the person can change in it."""
SENT = (*ROW, "key", "version", "was", "take_out")
FILLED_IN = ("key", "partner", "source", "source_as_printed", "amount", "note")


class FinancialYearField(TypedField):
    """A financial year typed in one box: 2022/23, 2022-23 or 22/23."""

    kind = FinancialYear
    look = Look(width=10)

    def read(self, typed: str) -> FinancialYear:
        return FinancialYear.parse(typed)

    def prepare_value(self, value: Any) -> Any:
        return value.label if isinstance(value, FinancialYear) else value


class YearForm(forms.Form):
    """Which year to enter contributions for."""

    year = FinancialYearField(label="Which financial year?", help_text="For example, 2027/28")


class OverviewFilters(forms.Form):
    """Which funds and years to show on the overview."""

    place = shown(
        forms.ModelChoiceField(
            Partnership.objects.visible_to(AnonymousUser()),
            required=False,
            empty_label="Every place",
        ),
        say_optional=False,
    )
    year = shown(
        FinancialYearField(label="Financial year, such as 2027/28", required=False),
        say_optional=False,
    )


class PasteForm(forms.Form):
    """A block of cells copied from a spreadsheet."""

    block = shown(
        forms.CharField(
            label="Rows from a spreadsheet",
            widget=forms.Textarea,
            required=False,
            max_length=100_000,
            help_text=f"Copy the cells and paste them here. In this order: {', '.join(COLUMNS)}. "
            "Only the first three are needed",
        ),
        rows=6,
    )


class YearRowForm(forms.Form):
    """One row of a year: one partner's money from one source."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    partner = forms.TypedChoiceField(coerce=int, error_messages={"required": "Select a partner"})
    source = forms.ChoiceField(error_messages={"required": "Select a source"})
    amount = shown(MoneyField(label="Amount", required=False), width=10)
    form = forms.ChoiceField(label="Cash or in kind", choices=Contribution.Form, initial="cash")
    spend = forms.ChoiceField(
        label="Revenue or capital", choices=Contribution.Spend, initial="revenue"
    )
    source_as_printed = forms.CharField(
        label="In the paper’s words", max_length=200, required=False
    )
    note = forms.CharField(required=False)
    take_out = forms.BooleanField(label="Take this row out", required=False)

    def __init__(
        self, *args: Any, parties: Sequence[Party], sources: Sequence[FundingSource], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.theirs: Contribution | None = None
        self.bodies = {party.organisation_id: party.organisation for party in parties}
        self.sources = {source.key: source for source in sources}
        partners = [(party.organisation_id, party.name_as_printed) for party in parties]
        names = [(source.key, source.name) for source in sources]
        for name, choices in (("partner", partners), ("source", names)):
            self.fields[name] = one_of(self.fields[name], choices)
        for name in ("source_as_printed", "amount", "note"):
            shown(self.fields[name], say_optional=False)

    def year_row(self) -> YearRow | None:
        """What the row asks for; None if nothing was filled in, or nothing changed.

        A row that the person left alone is none of their business, whoever changed it meanwhile.
        """
        cleaned = self.cleaned_data
        key = cleaned.get("key", "")
        if not self.has_changed() or (cleaned.get("take_out") and not key):
            return None
        sent = {name: self.data.get(self.add_prefix(name), "") for name in ROW}
        if key and not cleaned["take_out"] and fingerprint(sent) == cleaned["was"]:
            return None
        version = cleaned.get("version") or 0
        if cleaned.get("take_out"):
            return YearRow(None, key, version)
        partner: Organisation = self.bodies[cleaned["partner"]]
        return YearRow(
            {
                "partner": partner,
                "source": self.sources[cleaned["source"]],
                "source_as_printed": cleaned["source_as_printed"],
                "amount": cleaned["amount"],
                "form": cleaned["form"],
                "spend": cleaned["spend"],
                "note": cleaned["note"],
            },
            key,
            version,
        )

    def show_theirs(self, theirs: Contribution) -> None:
        """Keep what was typed, beside what somebody else has saved; saving again is then knowing."""
        self.theirs = theirs
        now = initial_row(theirs)
        known = {self.add_prefix(name): str(now[name]) for name in ("version", "was")}
        self.data = dict(self.data.items()) | known


def one_of(field: forms.Field, choices: Sequence[tuple[Any, str]]) -> forms.ChoiceField:
    """The field, offering `choices` and the choice of none."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{field} is not a choice")
    field.choices = [("", "Choose"), *choices]
    return field


class BaseYearFormSet(forms.BaseFormSet):
    """The rows of a year. Any of them may be left empty."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"empty_permitted": True}


YearFormSet = forms.formset_factory(
    YearRowForm, BaseYearFormSet, extra=0, absolute_max=MOST_ROWS, max_num=MOST_ROWS
)


def initial_rows(contributions: Iterable[Contribution]) -> list[dict[str, Any]]:
    """The rows of a year as they stand, for the grid."""
    return [initial_row(row) for row in contributions]


def initial_row(row: Contribution) -> dict[str, Any]:
    sent = {
        "partner": str(row.partner_id),
        "source": row.source.key,
        "source_as_printed": row.source_as_printed,
        "amount": amount_as_sent(row.amount),
        "form": str(row.form),
        "spend": str(row.spend),
        "note": row.note,
    }
    return {**sent, "key": row.key, "version": row.version, "was": fingerprint(sent)}


def fingerprint(sent: Mapping[str, str]) -> str:
    """Tells whether two rows, as a browser sends them, say the same."""
    words = "\x1f".join(" ".join(sent[name].split()) for name in ROW)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def amount_as_sent(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


def sent_rows(data: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows as they were sent, whatever is wrong with them, to be shown again."""
    count = data.get("form-TOTAL_FORMS", "")
    rows = range(min(int(count), MOST_ROWS) if count.isdecimal() else 0)
    return [{name: data.get(f"form-{i}-{name}", "") for name in SENT} for i in rows]


def with_pasted(
    rows: Sequence[dict[str, Any]], pasted: Iterable[PastedRow]
) -> list[dict[str, Any]]:
    """The rows with the pasted ones behind them, in place of those left empty."""
    kept = [row for row in rows if any(row[name].strip() for name in FILLED_IN)]
    return [*kept, *(dict.fromkeys(SENT, "") | pasted_row(row) for row in pasted)]


def pasted_row(row: PastedRow) -> dict[str, str]:
    return {
        "partner": str(row.partner),
        "source": row.source,
        "source_as_printed": row.source_as_printed,
        "amount": amount_as_sent(row.amount),
        "form": row.form,
        "spend": row.spend,
        "note": row.note,
    }


def blank_rows(count: int) -> list[dict[str, Any]]:
    return [{} for _ in range(count)]
