"""What is asked of what happens to an agreement: extending, ending, leaving, holding over, years."""

from typing import Any

from django import forms

from agreements.register.models import Agreement, OptionToExtend, Party, YearlyStatement
from commissioning.govuk.fields import DateField, PrintedDateField, offer
from commissioning.govuk.renderer import shown


def day_field(label: str, hint: str = "", *, required: bool = True) -> PrintedDateField:
    return shown(PrintedDateField(label=label, required=required, help_text=hint), width=20)


class LifeForm(forms.Form):
    """When it was decided or given, and the paper that says so."""

    on = shown(
        day_field("When was it decided?", "Such as 10 February 2021", required=False),
        say_optional=False,
    )
    stated_in = forms.CharField(
        label="Paper that says so",
        max_length=200,
        required=False,
        help_text="For history only: nothing is checked then, and nobody need confirm it",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        on = cleaned.get("on")
        if not cleaned.get("stated_in") and (on is None or not on.known):
            self.add_error("on", "Enter the day, like 10 February 2021")
        return cleaned


class ByPartyForm(LifeForm):
    """The same, and whose act it was."""

    party = forms.ModelChoiceField(
        Party.objects.none(),
        label="By which party?",
        required=False,
        empty_label="All of them",
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, party=parties)


class DecidedForm(ByPartyForm):
    """The same, and on whose authority."""

    given_by = forms.CharField(
        label="On whose authority?",
        max_length=200,
        required=False,
        help_text="The body or officer, such as Cabinet",
    )
    reference = shown(
        forms.CharField(label="Reference of the decision", max_length=80, required=False), width=20
    )


class OptionForm(forms.Form):
    """What the agreement itself allows."""

    months = shown(forms.IntegerField(label="Months each time", min_value=1), width=3)
    times = shown(forms.IntegerField(label="How many times", min_value=1, initial=1), width=3)
    latest_end = shown(
        DateField(label="Latest last day", required=False, help_text="Leave empty if none"),
        width=10,
    )
    words = forms.CharField(
        label="In the agreement's words", max_length=300, required=False, help_text=""
    )


class ExtendForm(DecidedForm):
    option = forms.ModelChoiceField(
        OptionToExtend.objects.none(), label="Which option is used?", required=False
    )
    until = day_field("New last day", "It is in force on this day too")
    field_order = ["option", "until", "on", "party", "given_by", "reference", "stated_in"]

    def __init__(self, *args: Any, options: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, option=options)


class NoticeForm(ByPartyForm):
    last = day_field("Last day", "It is in force on this day too")
    notice_days = shown(
        forms.IntegerField(label="Notice period, in days", required=False, min_value=0), width=4
    )
    reason = shown(forms.CharField(widget=forms.Textarea, required=False), rows=3)
    field_order = ["party", "on", "notice_days", "last", "reason", "stated_in"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When was notice given?"


class WithdrawNoticeForm(forms.Form):
    on = day_field("When was it withdrawn?", "Such as 10 February 2021")
    reason = shown(forms.CharField(widget=forms.Textarea, required=False), rows=3)


class LeaveForm(LifeForm):
    party = forms.ModelChoiceField(Party.objects.none(), label="Which party leaves?")
    last = day_field("Its last day as a party")
    reason = shown(forms.CharField(widget=forms.Textarea, required=False), rows=3)
    field_order = ["party", "on", "last", "reason", "stated_in"]

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "When did it give notice?"
        offer(self, party=parties)


class HoldOverForm(DecidedForm):
    begins = day_field("First day of holding over")
    until = day_field("Last day", "Leave empty if no day is set", required=False)
    field_order = ["begins", "until", "on", "party", "given_by", "reference", "stated_in"]


class YearForm(forms.Form):
    """One year of a long agreement."""

    state = forms.ChoiceField(
        label="What is known of this year?",
        choices=YearlyStatement.State,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what is known of this year"},
    )
    on = day_field("When was it agreed or varied?", required=False)
    words = forms.CharField(label="In what words?", max_length=300, required=False)
    stated_in = forms.CharField(label="Paper that says so", max_length=200, required=False)


class ReplaceForm(forms.Form):
    """Which agreements this one takes the place of, and from when."""

    earlier = forms.ModelMultipleChoiceField(
        Agreement.objects.none(),
        label="Which agreements does it replace?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Several are consolidated into this one",
        error_messages={"required": "Select at least one agreement"},
    )
    on = day_field("From which day?", "Each ends the day before, once this one is agreed")
    stated_in = forms.CharField(
        label="Paper that says so", max_length=200, required=False, help_text="For history only"
    )

    def __init__(self, *args: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["earlier"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = agreements


class MergeForm(forms.Form):
    """Which other record is of the same agreement, and which of the two survives."""

    THIS, OTHER = "this", "other"
    other = forms.ModelChoiceField(
        Agreement.objects.none(), label="Which other record is the same agreement?"
    )
    survivor = forms.ChoiceField(
        label="Which one survives?",
        choices=[(THIS, "This one"), (OTHER, "The other one")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select which one survives"},
    )

    def __init__(self, *args: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, other=agreements)
