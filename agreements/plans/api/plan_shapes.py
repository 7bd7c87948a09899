"""What goes out of plans and their tasks, and what comes in."""

from django.utils import timezone
from rest_framework import serializers

from agreements.plans.api.fields import AgreementWritten, PrintedDateIn
from agreements.plans.models import (
    Plan,
    PlanPriority,
    PlanState,
    PlanTask,
    PlanTaskMove,
    PlanVersion,
)
from agreements.plans.status import plan_status
from agreements.register.api.serializers import PrintedDateOut
from commissioning.api.fields import Visible
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post


class PlanPriorityOut(serializers.ModelSerializer):
    of_version = serializers.SlugRelatedField("label", read_only=True)

    class Meta:
        model = PlanPriority
        fields = ["of_version", "position", "kind", "name", "words"]


class PlanVersionOut(serializers.ModelSerializer):
    on = PrintedDateOut()

    class Meta:
        model = PlanVersion
        fields = ["label", "is_refresh", "on", "what_changed", "stated_in"]


class PlanStateOut(serializers.ModelSerializer):
    on = PrintedDateOut()

    class Meta:
        model = PlanState
        fields = ["state", "words", "on", "stated_in"]


class PlanStatusOut(serializers.Serializer):
    """How far the plan is today."""

    tag = serializers.CharField()
    sentence = serializers.CharField()


class PlanOut(serializers.ModelSerializer):
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    starts = PrintedDateOut(source="starts_on")
    ends = PrintedDateOut(source="ends_on")
    overseen_by = serializers.SlugRelatedField("slug", read_only=True)
    agreement = serializers.SlugRelatedField("key", read_only=True)
    supports = serializers.SerializerMethodField()
    status = serializers.SerializerMethodField()
    versions = PlanVersionOut(many=True)
    states = PlanStateOut(many=True)
    priorities = PlanPriorityOut(many=True)

    class Meta:
        model = Plan
        fields = [
            "key",
            "url",
            "place",
            "kind",
            "title",
            "client_group",
            "starts",
            "ends",
            "overseen_by",
            "overseen_by_words",
            "agreement",
            "relation",
            "supports",
            "status",
            "versions",
            "states",
            "priorities",
            "stated_in",
            "version",
        ]

    def get_status(self, plan) -> PlanStatusOut:
        return PlanStatusOut(plan_status(plan, on=timezone.localdate())).data

    def get_supports(self, plan) -> str | None:
        """The key of the plan that this one supports, if you may see it."""
        return self.context["view"].keys_seen.get(plan.supports_id)


class PlanIn(serializers.Serializer):
    kind = serializers.ChoiceField(Plan.Kind.choices)
    title = serializers.CharField(max_length=300)
    client_group = serializers.CharField(max_length=200, required=False, allow_blank=True)
    starts = PrintedDateIn()
    ends = PrintedDateIn()
    overseen_by = Visible("id", Body, required=False, allow_null=True)
    overseen_by_words = serializers.CharField(max_length=300, required=False, allow_blank=True)
    agreement = AgreementWritten(required=False, allow_null=True)
    relation = serializers.ChoiceField(Plan.Relation.choices, required=False, allow_blank=True)
    supports = Visible("key", Plan, required=False, allow_null=True)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class StartPlanIn(PlanIn):
    place = Visible("slug", Partnership)


class ChangePlanIn(PlanIn):
    """Only what is sent is changed."""

    kind = serializers.ChoiceField(Plan.Kind.choices, required=False)
    title = serializers.CharField(max_length=300, required=False)


class IssueIn(serializers.Serializer):
    label = serializers.CharField(max_length=80)
    on = PrintedDateIn()
    is_refresh = serializers.BooleanField(default=True)
    what_changed = serializers.CharField(required=False, allow_blank=True)
    keep_priorities = serializers.BooleanField(default=False)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class StateIn(serializers.Serializer):
    state = serializers.ChoiceField(PlanState.State.choices)
    on = PrintedDateIn()
    words = serializers.CharField(max_length=200, required=False, allow_blank=True)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class PlanPriorityIn(serializers.Serializer):
    kind = serializers.ChoiceField(PlanPriority.Kind.choices, default=PlanPriority.Kind.PRIORITY)
    name = serializers.CharField(max_length=200)
    words = serializers.CharField(required=False, allow_blank=True)


class PrioritiesIn(serializers.Serializer):
    priorities = PlanPriorityIn(many=True)


class PlanTaskMoveOut(serializers.ModelSerializer):
    was = serializers.SerializerMethodField()

    class Meta:
        model = PlanTaskMove
        fields = ["was", "reason", "at"]

    def get_was(self, move) -> PrintedDateOut:
        was = PrintedDate(move.was_words, move.was_earliest, move.was_latest)
        return PrintedDateOut(was).data


class PlanTaskOut(serializers.ModelSerializer):
    plan = serializers.SlugRelatedField("key", read_only=True)
    place = serializers.CharField(source="plan.partnership.slug")
    url = serializers.CharField(source="get_absolute_url")
    due = PrintedDateOut(source="due_on")
    owner = serializers.SlugRelatedField("slug", read_only=True)
    moves = PlanTaskMoveOut(many=True)

    class Meta:
        model = PlanTask
        fields = [
            "key",
            "url",
            "place",
            "plan",
            "position",
            "words",
            "due",
            "owner",
            "post",
            "done_on",
            "moves",
            "stated_in",
            "version",
        ]


class PlanTaskIn(serializers.Serializer):
    words = serializers.CharField()
    due = PrintedDateIn()
    owner = Visible("slug", Organisation, required=False, allow_null=True)
    post = Visible("id", Post, required=False, allow_null=True)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class DoneIn(serializers.Serializer):
    done_on = serializers.DateField(help_text="Today or a day in the past")


class MoveTaskIn(serializers.Serializer):
    due = PrintedDateIn(required=True, allow_blank=False, help_text="Such as 31 January 2027")
    reason = serializers.CharField()


class PlanReasonIn(serializers.Serializer):
    reason = serializers.CharField()
