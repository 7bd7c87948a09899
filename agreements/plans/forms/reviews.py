"""What people are asked about a review, its rows and its reports."""

from typing import Any, cast

from django import forms

from agreements.plans.models import ReviewPoint
from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.govuk.fields import DateField, VersionField, offer
from commissioning.govuk.questions import DoneForm, printed_day, stated_in, text
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


class ReviewForm(forms.Form):
    title = forms.CharField(label="Title", max_length=300)
    why_now = text("Why now?", rows=5)
    begun = printed_day("When does it begin?")
    due = printed_day("When should it be over?")
    led_by = forms.ModelMultipleChoiceField(
        Post.objects.none(),
        label="Which posts lead it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    stated_in = stated_in()

    def __init__(self, *args: Any, posts: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, led_by=posts)


class ReviewBoardForm(ReviewForm):
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board?",
        error_messages={"required": "Select the board that is reviewed"},
    )
    field_order = ["body"]

    def __init__(self, *args: Any, bodies: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, body=bodies)


class ChangeReviewForm(ReviewForm):
    version = VersionField()


class PointForm(forms.Form):
    kind = forms.ChoiceField(label="What is it?", choices=ReviewPoint.Kind)
    number = forms.CharField(
        label="Number", max_length=20, required=False, help_text="As the paper numbers it"
    )
    words = text("In words", rows=4, required=True, error_messages={"required": "Enter the words"})


class ChangePointForm(PointForm):
    version = VersionField()


class DependencyForm(forms.Form):
    number = forms.CharField(
        label="Number", max_length=20, required=False, help_text="As the paper numbers it"
    )
    words = text(
        "What does the review wait for?",
        required=True,
        error_messages={"required": "Enter what the review waits for"},
    )
    expected = printed_day("When is it expected?")
    met_on = DateField(label="When did it come?", required=False)


class ChangeDependencyForm(DependencyForm):
    version = VersionField()


class ReportForm(forms.Form):
    stage = forms.CharField(
        label="Which report?", max_length=120, help_text="Such as interim report"
    )
    to = forms.ModelChoiceField(Body.objects.none(), label="To which body?", required=False)
    to_words = forms.CharField(
        label="Or to whom else?",
        max_length=200,
        required=False,
        help_text="If it is not in the list",
    )
    due = printed_day("By when?", help_text="A day or a month, for example 31 January 2027")
    covers = text("What must it say?", rows=4)

    def __init__(self, *args: Any, bodies: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, to=bodies)


class ChangeReportForm(ReportForm):
    version = VersionField()


class DeliverForm(DoneForm):
    """The day, and where the report can be found."""

    reference = forms.CharField(
        label="Where can it be found?",
        max_length=120,
        required=False,
        help_text="Such as its number, or the meeting that had it",
    )
    field_order = ["done_on", "reference"]

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["done_on"].label = "When was it delivered?"


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What came of the review?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of the review"},
    )
    outcome_words = text("In words", rows=4)
    on = printed_day("When was it decided?")
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
    version = VersionField()

    def __init__(self, *args: Any, bodies: Any, outcomes: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, organisation=bodies)
        outcome = cast(forms.ChoiceField, self.fields["outcome"])
        outcome.choices = [(one.value, one.label) for one in outcomes]


class ReplaceForm(forms.Form):
    title = forms.CharField(label="Title of the new agreement", max_length=300)
    kind = forms.ChoiceField(
        label="What kind of agreement?", choices=Agreement.Kind, widget=forms.RadioSelect
    )
