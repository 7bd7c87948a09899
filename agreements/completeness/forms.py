"""What the pages of completeness ask."""

from typing import Any

from django import forms

from agreements.completeness.models import Consultation, CoveredFunction
from agreements.texts.models import Clause
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation


def words(label: str, hint: str = "", *, rows: int = 3, required: bool = False) -> forms.CharField:
    """A box for sentences."""
    return shown(
        forms.CharField(label=label, widget=forms.Textarea, required=required, help_text=hint),
        rows=rows,
    )


class NameClauseForm(forms.Form):
    """Which clause, those that look likely first."""

    clause = forms.ChoiceField(
        label="Which clause says it?", error_messages={"required": "Choose the clause"}
    )

    def __init__(
        self, *args: Any, suggested: list[Clause], clauses: list[Clause], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["clause"]
        assert isinstance(field, forms.ChoiceField)
        groups = [("Suggested by their headings", suggested), ("All of the text", clauses)]
        field.choices = [
            ("", "Choose a clause"),
            *((label, [(c.pk, _short(c)) for c in rows]) for label, rows in groups if rows),
        ]


def _short(clause: Clause) -> str:
    label = " ".join(word for word in (clause.number, clause.heading or clause.body) if word)
    return label if len(label) <= 90 else f"{label[:87]}…"


class ExplainForm(forms.Form):
    reason = words(
        "Why is it not needed, or not there?",
        "The other partners read this, and so does whoever signs",
        required=True,
    )


class DisagreeForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which body disagrees?", empty_label=None
    )
    reason = words("Why do you disagree?", required=True)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, organisation=bodies)


class AnswerForm(forms.Form):
    answer = words("Your answer", "It is kept beside what they said", required=True)


class FunctionForm(forms.Form):
    """A function, whose it is and who exercises it."""

    side = forms.ChoiceField(
        label="Which side’s function is it?",
        choices=CoveredFunction.Side,
        widget=forms.RadioSelect,
    )
    words = words("The function", "As the agreement or the Act puts it", required=True)
    delegating = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Whose function is it?",
        help_text="This body stays accountable for it",
        empty_label="Choose a party",
        required=False,
    )
    exercising = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Who exercises it under the agreement?",
        empty_label="Choose a party",
        required=False,
    )
    stated_in = forms.CharField(
        label="Paper that says so",
        max_length=200,
        required=False,
        help_text="For history only. Then the two bodies may stay open",
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, delegating=parties, exercising=parties)


class ChangeFunctionForm(FunctionForm):
    version = VersionField()


class ReportForm(forms.Form):
    """When a report was given."""

    on = DateField(label="When was it given?")
    stated_in = forms.CharField(
        label="Paper that says so",
        max_length=200,
        required=False,
        help_text="Such as a paper of the board",
    )


class ConsultationForm(forms.Form):
    """How those affected were consulted, or why not."""

    need = forms.ChoiceField(
        label="Did the partners consult?", choices=Consultation.Need, widget=forms.RadioSelect
    )
    reason = words("Why is no consultation required?", "Only if the arrangements only continue")
    who = words("Who was consulted?", "Such as people who use the services, carers, providers")
    method = words("How?", "Such as a survey and two public meetings")
    began_on = PrintedDateField(label="When did it begin?", required=False)
    ended_on = PrintedDateField(label="When did it end?", required=False)
    summary = words("What did people say?", rows=5)
    result = words("What came of it?", "What the partners changed, or why nothing")
    stated_in = forms.CharField(
        label="Paper that says so", max_length=200, required=False, help_text="For history only"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("need") == Consultation.Need.CONTINUING and not cleaned.get("reason"):
            self.add_error("reason", "Enter why no consultation is required")
        return cleaned


class ChangeConsultationForm(ConsultationForm):
    version = VersionField()
