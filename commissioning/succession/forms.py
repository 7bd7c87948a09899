"""What is asked about bodies, their names, and who took over from whom."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from commissioning.govuk.fields import DateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation, OtherCode, OtherName, Succession


def code(label: str, hint: str) -> forms.CharField:
    return shown(
        forms.CharField(label=label, max_length=9, required=False, help_text=hint), width=10
    )


class FactsForm(forms.Form):
    """What can be said of a body beside its name."""

    short_name = forms.CharField(
        label="Short name", max_length=60, required=False, help_text="Such as Doncaster CCG"
    )
    kind = forms.ChoiceField(label="What kind of body is it?", choices=Organisation.Kind)
    ods_code = code("ODS code", "Of an NHS body: 3 to 5 letters and digits, such as QF7")
    gss_code = code("GSS code", "Of the Office for National Statistics, such as E08000017")
    began_on = DateField(label="First day", required=False, help_text="Such as 1 July 2022")
    address = shown(forms.CharField(widget=forms.Textarea, required=False), rows=3)
    contact = shown(
        forms.CharField(label="How the public reaches it", widget=forms.Textarea, required=False),
        rows=3,
    )


class OrganisationForm(FactsForm):
    name = forms.CharField(max_length=200, help_text="Its full name in law")
    field_order = ["name"]


class ChangeForm(FactsForm):
    version = VersionField()


class RenameForm(forms.Form):
    name = forms.CharField(label="New name", max_length=200)
    used_from = DateField(label="First day of the new name")


class NameForm(forms.Form):
    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(
        label="What is it?", choices=OtherName.Kind, widget=forms.RadioSelect, initial="former"
    )
    used_from = DateField(label="First day", required=False, help_text="If it is known")
    used_until = DateField(
        label="Last day",
        required=False,
        help_text="Without it, no day is shown under a former name",
    )


class CodeForm(forms.Form):
    """A code beside its own, for what and from when to when."""

    scheme = forms.ChoiceField(
        label="Which code?", choices=OtherCode.Scheme, widget=forms.RadioSelect, initial="ods"
    )
    code = shown(forms.CharField(max_length=9, help_text="Such as 02X"), width=10)
    stands_for = forms.ChoiceField(
        label="What does it stand for?",
        choices=OtherCode.StandsFor,
        widget=forms.RadioSelect,
        initial="location",
    )
    used_from = DateField(label="First day", required=False, help_text="If it is known")
    used_until = DateField(label="Last day", required=False, help_text="If it is no longer borne")
    source = forms.CharField(
        label="What says so", max_length=200, required=False, help_text="Such as a register"
    )


class EndForm(forms.Form):
    last_day = DateField(label="Last day")
    source = forms.CharField(
        label="What says so",
        max_length=200,
        required=False,
        help_text="Such as an order, or a paper",
    )


CAME_FROM, BECAME = "came_from", "became"


class SuccessionForm(forms.Form):
    """What a body came from, or what became of it."""

    direction = forms.ChoiceField(
        label="What happened?",
        choices=[(CAME_FROM, "It took over from others"), (BECAME, "Others took over from it")],
        widget=forms.RadioSelect,
    )
    others = shown(
        forms.ModelMultipleChoiceField(
            Organisation.objects.none(),
            label="Which others?",
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Select at least one body"},
        ),
        small=True,
    )
    kind = forms.ChoiceField(
        label="How?",
        choices=Succession.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it happened"},
    )
    on = DateField(label="First day of the successor", help_text="For example, 1 July 2022")
    source = forms.CharField(
        label="What says so",
        max_length=200,
        required=False,
        help_text="The law, the order or the paper",
    )

    def __init__(self, *args: Any, others: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, others=others)


class ReasonForm(forms.Form):
    reason = shown(forms.CharField(label="Why?", widget=forms.Textarea, max_length=500), rows=3)
