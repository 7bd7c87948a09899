"""What is asked where one body takes a party's place."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from agreements.register.models import Novation
from commissioning.govuk.fields import DateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.forms import BodyField
from commissioning.organisations.models import Organisation, Succession

BY_LAW_OR_AGREED = [
    (Novation.How.LAW, "The law passes it on, and nobody has to agree"),
    (Novation.How.AGREED, "The parties agree to it: the approval of each is awaited"),
]


def how_question() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="How does the place pass?",
        choices=BY_LAW_OR_AGREED,
        widget=forms.RadioSelect,
        initial=Novation.How.LAW,
    )


def source_question() -> forms.CharField:
    return forms.CharField(
        label="Which law or order, or which deed?", max_length=200, required=False
    )


def why(label: str) -> forms.CharField:
    return shown(
        forms.CharField(
            label=label,
            widget=forms.Textarea,
            help_text="It is kept in the history, with what was recorded before",
            error_messages={"required": "Enter the reason"},
        ),
        rows=3,
    )


class NovateForm(forms.Form):
    """How all that was chosen passes, and the name that agreements print for each successor."""

    how = how_question()
    source = source_question()

    def __init__(self, *args: Any, successions: Sequence[Succession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.successions = successions
        for one in successions:
            self.fields[f"name-{one.successor_id}"] = forms.CharField(
                label=f"Name that agreements print for {one.successor}",
                max_length=200,
                initial=one.successor.name_on(one.on),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = {s.pk: cleaned.get(f"name-{s.successor_id}", "") for s in self.successions}
        return {name: cleaned.get(name, "") for name in ("how", "source")} | {"names": names}


class NovatePartyForm(forms.Form):
    """One party, with or without a succession behind it; history too."""

    organisation = BodyField(
        Organisation.objects.none(), label="Who takes its place?", empty_label="Choose a body"
    )
    on = DateField(label="From which day?", help_text="For example, 1 July 2022")
    name_as_printed = forms.CharField(
        label="Name, as the agreement prints it",
        max_length=200,
        required=False,
        help_text="Leave empty for its name on that day",
    )
    how = how_question()
    source = source_question()
    stated_in = forms.CharField(
        label="Paper that says so",
        max_length=200,
        required=False,
        help_text="For history, which nobody needs to approve",
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, organisation=bodies)


class CorrectNovationForm(forms.Form):
    """What may have been recorded wrongly of a novation, and why it is put right."""

    on = DateField(
        label="From which day?",
        help_text="For example, 1 July 2022. Where the parties agreed to it, each is asked to "
        "agree to the new day",
    )
    name_as_printed = forms.CharField(
        label="Name of the body that came, as the agreement prints it", max_length=200
    )
    how = forms.ChoiceField(
        label="How does the place pass?", choices=Novation.How, widget=forms.RadioSelect
    )
    source = source_question()
    reason = why("Why is it corrected?")
    version = VersionField()


class TakeBackNovationForm(forms.Form):
    reason = why("Why is it taken back?")
    version = VersionField()


class SuccessorClauseForm(forms.Form):
    binds_successors = shown(
        forms.TypedChoiceField(
            label="Does the agreement itself bind any successor organisations?",
            choices=[("yes", "Yes, its words say so"), ("no", "No, or it is not said")],
            coerce=lambda answer: answer == "yes",
            widget=forms.RadioSelect,
        )
    )
