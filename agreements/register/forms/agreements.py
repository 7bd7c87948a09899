"""What is asked of an agreement itself: its kind, words of its own, its term, its renewal."""

from typing import Any

from django import forms

from agreements.register.models import Agreement, Term
from commissioning.authorities.models import Body
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.forms import BodyField
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership

KINDS = {
    "mou": "Sets out intentions. It binds nobody, and holds no money.",
    "jca": "Commits partners to commission together and to prepare for pooled money.",
    "section_75": "Pools money or lets one partner exercise the other's functions.",
    "section_76": "The council pays towards what an NHS body does.",
    "section_256": "An NHS body pays towards what the council does.",
    "section_113": "Lends staff from one body to another, as for a joint post.",
    "delegation": "Lets another body exercise a function; whose it is stays accountable.",
    "protocol": "Says how partners work together, as in sharing information. It covers no care.",
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
    partner = BodyField(
        Organisation.objects.none(),
        label="With which body?",
        help_text="You can add more parties afterwards",
        empty_label="Choose a body",
    )

    with_text = forms.BooleanField(
        label="Begin with a starting text for this kind of agreement",
        help_text="Short clauses in plain words, which you can change, move and delete",
        required=False,
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
    flexibilities = forms.MultipleChoiceField(
        label="Which section 75 flexibilities does it use?",
        choices=Agreement.Flexibility,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    edition = shown(
        forms.CharField(
            label="Current version, for a protocol",
            max_length=40,
            required=False,
            help_text="As the protocol says, such as 2.1",
        ),
        width=10,
    )
    purpose = shown(forms.CharField(widget=forms.Textarea, required=False), rows=6)
    answers_to = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board or body is answerable for it?",
        required=False,
        empty_label="Not stated",
    )
    version = VersionField()

    def __init__(self, *args: Any, boards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, answers_to=boards)


class PrintedTermForm(forms.Form):
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for side, needs_day in (("starts", {"fixed"}), ("ends", {"fixed", "ceiling"})):
            printed = cleaned.get(f"{side}_on")
            if cleaned.get(side) in needs_day and (printed is None or not printed.known):
                self.add_error(f"{side}_on", "Enter a day or month, like 31 March 2027")
        return cleaned


class TermForm(PrintedTermForm):
    """The whole term of an agreement, with its review and the notice that ends it."""

    review_on = shown(
        PrintedDateField(label="Review due", required=False, help_text="Leave empty if none"),
        width=20,
    )
    notice_days = shown(
        forms.IntegerField(label="Notice to end it, in days", required=False, min_value=0),
        width=4,
    )
    version = VersionField()


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
