"""What people are asked about an agreement. Forms turn strings into values; functions decide."""

import datetime as dt
from typing import Any

from django import forms

from agreements.register.models import Agreement, Party, PartyFact, Term
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField, offer
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership

KINDS = {
    "mou": "Sets out intentions. It binds nobody, and holds no money.",
    "jca": "Commits partners to commission together and to prepare for pooled money.",
    "section_75": "Pools money or lets one partner exercise the other's functions.",
}


class StartAgreementForm(forms.Form):
    """A new draft: what kind, where, between whom."""

    place = forms.ModelChoiceField(Partnership.objects.none(), empty_label="Choose a place")
    kind = shown(
        forms.ChoiceField(
            label="What kind of agreement is it?",
            choices=Agreement.Kind,
            widget=forms.RadioSelect,
            error_messages={"required": "Select what kind of agreement it is"},
        ),
        choice_hints=KINDS,
    )
    title = forms.CharField(max_length=300, help_text="As it will stand on its first page")
    own_body = forms.ModelChoiceField(
        Organisation.objects.none(), label="For which body do you act?", empty_label=None
    )
    partner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="With which body?",
        help_text="You can add more parties afterwards",
        empty_label="Choose a body",
    )

    def __init__(self, *args: Any, bodies: Any, own: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, place=places, own_body=own, partner=bodies)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("own_body") and cleaned.get("own_body") == cleaned.get("partner"):
            self.add_error("partner", "Select a body other than your own")
        return cleaned


class AgreementForm(forms.Form):
    """What the agreement says of itself."""

    title = forms.CharField(max_length=300)
    kind = forms.ChoiceField(choices=Agreement.Kind, widget=forms.RadioSelect)
    reference = forms.CharField(
        max_length=80, required=False, help_text="What the partners call it, such as S75-2027-003"
    )
    binding = forms.ChoiceField(
        label="Is it legally binding?", choices=Agreement.Binding, widget=forms.RadioSelect
    )
    purpose = shown(forms.CharField(widget=forms.Textarea, required=False), rows=6)
    version = VersionField()


class TermForm(forms.Form):
    """From when to when it runs. Words are kept as typed; days are worked out beside them."""

    starts = forms.ChoiceField(
        label="When does it start?", choices=Term.Starts, widget=forms.RadioSelect
    )
    starts_on = shown(
        PrintedDateField(
            label="Start, in its own words",
            required=False,
            help_text="Such as 1 April 2027, or April 2018 if no day is printed",
        ),
        width=20,
    )
    ends = forms.ChoiceField(label="How does it end?", choices=Term.Ends, widget=forms.RadioSelect)
    ends_on = shown(
        PrintedDateField(
            label="Last day, in its own words",
            required=False,
            help_text="It is in force on this day too",
        ),
        width=20,
    )
    review_on = shown(
        PrintedDateField(label="Review due", required=False, help_text="Leave empty if none"),
        width=20,
    )
    notice_days = shown(
        forms.IntegerField(label="Notice to end it, in days", required=False, min_value=0),
        width=4,
    )
    version = VersionField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for side, needs_day in (("starts", {"fixed"}), ("ends", {"fixed", "ceiling"})):
            printed = cleaned.get(f"{side}_on")
            if cleaned.get(side) in needs_day and (printed is None or not printed.known):
                self.add_error(f"{side}_on", "Enter a day or month, like 31 March 2027")
        return cleaned


class PartyForm(forms.Form):
    """How the agreement prints a party, and what part it plays."""

    name_as_printed = forms.CharField(label="Name, as the agreement prints it", max_length=200)
    defined_term = shown(
        forms.CharField(
            label="Short name in the text", max_length=80, required=False, help_text="Such as CCG"
        ),
        width=20,
    )
    address_as_printed = shown(
        forms.CharField(label="Address, as printed", widget=forms.Textarea, required=False), rows=3
    )
    capacities = forms.MultipleChoiceField(
        label="What part does it play?",
        choices=Party.Capacity,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one part"},
    )


class ChangePartyForm(PartyForm):
    version = VersionField()


class AddPartyForm(PartyForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Body", empty_label="Choose a body"
    )
    field_order = ["organisation"]

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, organisation=bodies)


STATES = [
    (PartyFact.State.RECORDED, "It was given, on a day we can state"),
    (PartyFact.State.NOT_REQUIRED, "It is not required"),
    (PartyFact.State.ATTESTED, "A later paper says that it was given"),
    (PartyFact.State.NOT_RECORDED, "No paper records it (history only)"),
]


class PartyFactForm(forms.Form):
    """What is known of a party's approval or signature."""

    state = forms.ChoiceField(
        label="What is known of it?", choices=STATES, widget=forms.RadioSelect, initial="recorded"
    )
    on = shown(
        PrintedDateField(label="When", required=False, help_text="Such as 21 April 2021"), width=20
    )
    stated_in = forms.CharField(
        label="Paper that says so",
        max_length=200,
        required=False,
        help_text="For history: which paper attests it, or in which it was looked for",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        state, on = cleaned.get("state"), cleaned.get("on")
        if state == PartyFact.State.RECORDED and (on is None or not on.known):
            self.add_error("on", "Enter the day, like 21 April 2021")
        of_history = state in (PartyFact.State.ATTESTED, PartyFact.State.NOT_RECORDED)
        if of_history and not cleaned.get("stated_in"):
            self.add_error("stated_in", "Enter the paper that says so")
        return cleaned


class ApprovalForm(PartyFactForm):
    """A party's own body or officer allowing it to enter."""

    given_by = forms.CharField(
        label="Who gave it",
        max_length=200,
        required=False,
        help_text="The body or officer, such as Cabinet or Director of Public Health",
    )
    reference = shown(
        forms.CharField(label="Reference of the decision", max_length=80, required=False), width=20
    )
    field_order = ["state", "given_by", "on", "reference"]


class SignatureForm(PartyFactForm):
    """A party's signature, made elsewhere."""

    name = forms.CharField(label="Name of who signed", max_length=120, required=False)
    post = forms.CharField(label="Their post", max_length=200, required=False)
    field_order = ["state", "name", "post", "on"]


class RenewForm(forms.Form):
    """The renewal's own dates; all else is carried over."""

    title = forms.CharField(label="Title of the renewal", max_length=300)
    starts_on = shown(DateField(label="First day"), width=20)
    ends_on = shown(DateField(label="Last day"), width=20)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", f"End date must be after {starts:%-d %B %Y}")
        return cleaned


class ReasonForm(forms.Form):
    reason = shown(
        forms.CharField(
            label="Why?", widget=forms.Textarea, error_messages={"required": "Enter the reason"}
        ),
        rows=3,
    )


class AgreementFilters(FilterForm):
    """What narrows the list of agreements."""

    q = forms.CharField(label="Words in the title or reference", required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Agreement.Kind.choices], required=False)
    place = forms.ModelChoiceField(
        Partnership.objects.all(), required=False, to_field_name="slug", empty_label="Any place"
    )
    ending_by = shown(
        DateField(label="Ending by", required=False, help_text="Such as 31 March 2027"), width=10
    )


class AsAtForm(FilterForm):
    """On which day to look at the register, and by what was known when (law 1)."""

    KNOWN = [("today", "What is known today"), ("then", "What was known on that day")]
    as_at = shown(DateField(label="Day", help_text="Such as 10 April 2021"), width=10)
    known = forms.ChoiceField(
        label="Judge it by", choices=KNOWN, widget=forms.RadioSelect, initial="today"
    )

    def clocks(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """The day asked about and the day whose knowledge counts; both today if none is asked."""
        if not self.is_valid():
            return today, today
        day = self.cleaned_data["as_at"]
        return day, day if self.cleaned_data["known"] == "then" else today


class CoverForm(FilterForm):
    """Which days of cover, and by what was known when."""

    KNOWN = [("today", "What is known today"), ("then", "What was known on each day")]
    known = forms.ChoiceField(
        label="Judge each day by", choices=KNOWN, widget=forms.RadioSelect, required=False
    )
    first = shown(DateField(label="From", required=False), width=10)
    last = shown(DateField(label="To", required=False), width=10)
