"""What people are asked about a plan, its priorities and its tasks."""

from typing import Any

from django import forms

from agreements.plans.models import Plan, PlanPriority, PlanState
from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.govuk.fields import VersionField, offer
from commissioning.govuk.questions import printed_day, stated_in, text
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


class StartPlanForm(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of plan is it?", choices=Plan.Kind, widget=forms.RadioSelect
    )
    title = forms.CharField(label="Title", max_length=300)
    client_group = forms.CharField(
        label="Whom is it for?",
        max_length=200,
        required=False,
        help_text="Such as older people, or carers",
    )
    starts = printed_day("When does it start?")
    ends = printed_day("When does it end?", help_text="It is in force on this day too")
    overseen_by = forms.ModelChoiceField(
        Body.objects.none(), label="Which board oversees it?", required=False
    )
    overseen_by_words = forms.CharField(
        label="Another board, in words",
        max_length=300,
        required=False,
        help_text="If it is not in the list: which, and why it is not",
    )
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label="Which agreement does it belong to?",
        required=False,
        help_text="Then only the parties of that agreement can see it",
    )
    relation = forms.ChoiceField(
        label="What is it to that agreement?",
        choices=[("", "It belongs to none"), *Plan.Relation.choices],
        required=False,
    )
    supports = forms.ModelChoiceField(
        Plan.objects.none(), label="Which plan does it support?", required=False
    )
    stated_in = stated_in()

    def __init__(self, *args: Any, bodies: Any, agreements: Any, plans: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, overseen_by=bodies, agreement=agreements, supports=plans)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("agreement") and not cleaned.get("relation"):
            self.add_error("relation", "Select whether it delivers the agreement or is part of it")
        return cleaned


class ChangePlanForm(StartPlanForm):
    version = VersionField()


class IssueForm(forms.Form):
    label = forms.CharField(
        label="What is this version called?",
        max_length=80,
        help_text="A number or words, such as 2, or refresh of 2019",
    )
    on = printed_day("When was it issued?")
    is_refresh = forms.BooleanField(label="It refreshes the plan", required=False, initial=True)
    what_changed = text("What changed?", rows=5)
    keep_priorities = forms.BooleanField(
        label="Carry the priorities of the version before over", required=False, initial=True
    )
    stated_in = stated_in()


class StateForm(forms.Form):
    state = forms.ChoiceField(
        label="How far is it?", choices=PlanState.State, widget=forms.RadioSelect
    )
    on = printed_day("Since when?")
    words = forms.CharField(label="In the paper’s own words", max_length=200, required=False)
    stated_in = stated_in()


class PriorityForm(forms.Form):
    kind = forms.ChoiceField(
        label="What does the plan call it?",
        choices=PlanPriority.Kind,
        widget=forms.RadioSelect,
        initial=PlanPriority.Kind.PRIORITY,
    )
    name = forms.CharField(label="Name", max_length=200)
    words = text("What does the plan say of it?", rows=5)


class ChangePriorityForm(PriorityForm):
    version = VersionField()


class TaskForm(forms.Form):
    words = text(
        "What will be done?", required=True, error_messages={"required": "Enter what will be done"}
    )
    due = printed_day("By when?", help_text="A day or a month, for example 31 January 2027")
    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which organisation does it?", required=False
    )
    post = shown(forms.ModelChoiceField(Post.objects.none(), label="Which post?", required=False))
    stated_in = stated_in()

    def __init__(self, *args: Any, bodies: Any, posts: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offer(self, owner=bodies, post=posts)
