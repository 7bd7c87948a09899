"""What is asked of a party: how it is printed, its approval, its signature."""

from typing import Any

from django import forms

from agreements.register.models import Party, PartyFact
from commissioning.govuk.fields import PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.forms import BodyField
from commissioning.organisations.models import Organisation


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


class ReplaceBodyForm(forms.Form):
    """The body that should have been entered."""

    organisation = BodyField(
        Organisation.objects.none(),
        label="Which body is the party?",
        empty_label="Choose a body",
        error_messages={"required": "Select the body that is the party"},
    )
    version = VersionField()

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, organisation=bodies)


class AddPartyForm(PartyForm):
    organisation = BodyField(Organisation.objects.none(), label="Body", empty_label="Choose a body")
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == PartyFact.State.RECORDED and not cleaned.get("given_by"):
            self.add_error("given_by", "Enter the body or officer who gave it")
        return cleaned


class SignatureForm(PartyFactForm):
    """A party's signature, made elsewhere."""

    name = forms.CharField(label="Name of who signed", max_length=120, required=False)
    post = forms.CharField(label="Their post", max_length=200, required=False)
    is_counterpart = forms.BooleanField(
        label="It was signed in counterpart, on a copy of its own", required=False
    )
    field_order = ["state", "name", "post", "on", "is_counterpart"]


class Correction(forms.Form):
    """What a correction asks besides: why, and that it may never have happened."""

    reason = shown(
        forms.CharField(
            label="Why is it corrected?",
            widget=forms.Textarea,
            help_text="It is kept in the history, with what was recorded before",
            error_messages={"required": "Enter why it is corrected"},
        ),
        rows=3,
    )
    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["state"]
        if isinstance(state, forms.ChoiceField):
            state.choices = [*STATES, (PartyFact.State.AWAITED, "It is still awaited")]


class CorrectApprovalForm(Correction, ApprovalForm):
    field_order = ["state", "given_by", "on", "reference", "stated_in", "reason"]


class CorrectSignatureForm(Correction, SignatureForm):
    field_order = ["state", "name", "post", "on", "is_counterpart", "stated_in", "reason"]


class EvidenceForm(forms.Form):
    """The paper itself."""

    paper = forms.FileField(
        label="File",
        help_text="A PDF, PNG or JPEG, smaller than 25 MB",
        error_messages={
            "required": "Select a file",
            "empty": "The file is empty. Select the scan or PDF of the paper",
        },
    )
    pages = forms.CharField(
        label="Pages",
        help_text="Where in the file it stands, if the file holds more: 12, or 12 to 14",
        max_length=20,
        required=False,
    )
