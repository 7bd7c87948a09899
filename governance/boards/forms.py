"""What people are asked about the bodies that decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from commissioning.authorities.models import Body
from commissioning.govuk.fields import DateField
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from governance.boards.models import BoardForm, CallInRule


class BodyForm(forms.Form):
    """A body or officer whose decisions are to be recorded."""

    name = forms.CharField(
        max_length=200, help_text="Such as Cabinet, or Director of Public Health"
    )
    short_name = shown(
        forms.CharField(
            label="Short name",
            max_length=20,
            help_text="It numbers the decisions for good: JCB gives JCB/2027/14",
        ),
        width=10,
    )
    kind = forms.ChoiceField(label="What is it?", choices=Body.Kind, widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose is it?",
        help_text="Leave empty for a joint board of all partners",
        empty_label="All partners together",
        required=False,
    )
    form = forms.ChoiceField(
        label="What is the board in law?",
        help_text="For boards only. It says whether the board itself can decide",
        choices=[("", "Not recorded"), *BoardForm.Form.choices],
        required=False,
    )

    def __init__(self, *args: Any, partners: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]


class ChangeFormForm(forms.Form):
    """What a board becomes in law, and when."""

    form = forms.ChoiceField(
        label="What does the board become?", choices=BoardForm.Form, widget=forms.RadioSelect
    )
    from_on = shown(DateField(label="From"), width=20)
    stated_in = forms.CharField(label="Paper that says so", max_length=200, required=False)


class EndForm(forms.Form):
    """When a board ends, and on whose authority."""

    last_on = shown(DateField(label="Its last day"), width=20)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Whose body or officer decided?", required=False
    )
    given_by = forms.CharField(
        label="Which body or officer?",
        max_length=200,
        required=False,
        help_text="Such as Cabinet",
    )
    reference = forms.CharField(label="Reference of the decision", max_length=80, required=False)
    stated_in = forms.CharField(label="Or the paper that says so", max_length=200, required=False)

    def __init__(self, *args: Any, partners: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]


class CallInForm(forms.Form):
    """How long a council's published decisions wait."""

    working_days = shown(
        forms.IntegerField(
            label="Working days",
            min_value=1,
            max_value=20,
            help_text="After the day of publication; the last is the last day to call in",
        ),
        width=2,
    )
    snap = forms.ChoiceField(
        label="When do decisions then have effect?",
        choices=CallInRule.Snap,
        widget=forms.RadioSelect,
        initial=CallInRule.Snap.NEXT_CALENDAR_DAY,
    )
    from_on = shown(DateField(label="From"), width=20)
