"""What the pages of an area's plan ask: whose, who leads, the plan on a page, its actions, how far."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from agreements.areas.models import Area, AreaAction, AreaStatus
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField, offer
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation

LONGEST_DAY = 60
A_DAY = "Enter a day or a month, like 31 January 2027"
LEAD = "lead_"


def long_text(label: str, *, rows: int = 4, help_text: str = "") -> forms.CharField:
    field = forms.CharField(label=label, widget=forms.Textarea, required=False, help_text=help_text)
    return shown(field, rows=rows)


def post(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=200, required=False, help_text="A post, not a person's name"
    )


class DescribeAreaForm(forms.Form):
    """Asks for a lead of each of `parties`, after what the area is and before who sponsors it."""

    life_stages = forms.MultipleChoiceField(
        label="Life stages",
        choices=Area.LifeStage.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tier_of_need = forms.CharField(
        label="Tier of need",
        max_length=100,
        required=False,
        help_text="In your own words, such as early help, or below level 4",
    )
    sponsor = forms.ModelChoiceField(
        Organisation.objects.none(), label="Sponsor's body", required=False, empty_label="Nobody"
    )
    sponsor_post = post("Sponsor")
    working_group = forms.CharField(label="Working group", max_length=200, required=False)
    answers_to = forms.ModelChoiceField(
        Body.objects.none(),
        label="The board to which the working group answers",
        required=False,
        empty_label="No board",
    )
    version = VersionField()

    def __init__(
        self,
        *args: Any,
        parties: QuerySet[Organisation],
        boards: QuerySet[Body],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, sponsor=parties, answers_to=boards)
        self.bodies = {f"{LEAD}{body.pk}": body for body in parties}
        for name, body in self.bodies.items():
            self.fields[name] = post(f"Lead at {body}")
        self.order_fields(["life_stages", "tier_of_need", *self.bodies])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["leads"] = {
            body: cleaned.pop(name, "") for name, body in self.bodies.items() if name in cleaned
        }
        return cleaned


class PlanForm(forms.Form):
    aims = long_text("Aims")
    integration_goals = long_text("Integration goals")
    who_benefits = long_text("Who benefits")
    prevention = long_text(
        "Prevention", help_text="How prevention and managing one's own health are part of it"
    )
    version = VersionField()


class DayForm(forms.Form):
    def readable(self, name: str) -> PrintedDate | None:
        """The date of that field; refused where its words name no day."""
        day: PrintedDate | None = self.cleaned_data[name]
        if day and (not day.known or len(day.words) > LONGEST_DAY):
            raise forms.ValidationError(A_DAY)
        return day


class AddActionForm(DayForm):
    words = shown(
        forms.CharField(
            label="What will be done?",
            widget=forms.Textarea,
            error_messages={"required": "Enter what will be done"},
        ),
        rows=3,
    )
    due = PrintedDateField(label="By when?", required=False, help_text="For example March 2027")
    owner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which body does it?",
        required=False,
        empty_label="Not said yet",
    )
    owner_post = post("Who there?")

    def __init__(self, *args: Any, parties: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, owner=parties)

    def clean_due(self) -> PrintedDate | None:
        return self.readable("due")


class ChangeActionForm(AddActionForm):
    state = forms.ChoiceField(
        label="How far is it?", choices=AreaAction.State.choices, widget=forms.RadioSelect
    )
    note = long_text("How it goes", rows=3, help_text="Why, if it was stopped")
    version = VersionField()


class StatusForm(DayForm):
    state = forms.ChoiceField(
        label="How far is it?",
        choices=AreaStatus.State.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it is"},
    )
    on = PrintedDateField(
        label="On which day?",
        help_text="For example 31 January 2027, or a month",
        error_messages={"required": A_DAY},
    )
    note = long_text("Note", rows=3, help_text="Why, if it was stopped")
    stated_in = forms.CharField(
        label="The paper that says so",
        max_length=200,
        required=False,
        help_text="Only for what happened before it was recorded here",
    )

    def clean_on(self) -> PrintedDate:
        on: PrintedDate = self.cleaned_data["on"]
        if len(on.words) > LONGEST_DAY:
            raise forms.ValidationError(A_DAY)
        return on


class StatusOnForm(FilterForm):
    """On which day to look at how far an area was."""

    as_at = shown(DateField(label="Day", help_text="Such as 10 April 2021"), width=10)


class TakeBackForm(forms.Form):
    reason = shown(
        forms.CharField(
            label="Why is it taken back?",
            widget=forms.Textarea,
            error_messages={"required": "Enter the reason"},
        ),
        rows=3,
    )
