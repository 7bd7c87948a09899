from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.plans.api import plan_shapes as shapes
from agreements.plans.discarding import discard_plan, discard_task
from agreements.plans.models import Plan, PlanPriority, PlanTask
from agreements.plans.ordered_rows import set_rows
from agreements.plans.plan_tasks import add_task, finish_task, move_task, reopen_task
from agreements.plans.plans import change_plan, issue_version, start_plan, state_plan
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted

A_START = OpenApiExample(
    "A strategy",
    request_only=True,
    value={
        "place": "doncaster",
        "kind": "strategy",
        "title": "Strategy for carers",
        "client_group": "Carers",
        "starts": "April 2027",
        "ends": "March 2030",
    },
)
A_REFRESH = OpenApiExample(
    "A refresh",
    request_only=True,
    value={"label": "Refresh of 2019", "on": "2019", "keep_priorities": True},
)


class PlanFilter(filters.FilterSet):
    place = filters.CharFilter("partnership__slug", label="Place")
    agreement = filters.CharFilter("agreement__key", label="Key of the agreement")
    kind = filters.ChoiceFilter(choices=Plan.Kind.choices, label="Kind")

    class Meta:
        model = Plan
        fields: list[str] = []


class Plans(NounViewSet):
    """Plans that you may see."""

    model = Plan
    serializer_class = shapes.PlanOut
    lookup_field = "key"
    filterset_class = PlanFilter
    rules = {
        "create": "plans.start_plan",
        "update": "plans.change_plan",
        "destroy": "plans.change_plan",
        "issue": "plans.change_plan",
        "state": "plans.change_plan",
        "priorities": "plans.change_plan",
        "tasks": "plans.change_plan",
    }

    def get_queryset(self):
        seen = super().get_queryset().select_related("partnership", "overseen_by", "agreement")
        return seen.prefetch_related("versions", "states", "priorities__of_version")

    @property
    def keys_seen(self):
        """The keys of the plans that this person may see, read once a request."""
        if not hasattr(self, "_keys_seen"):
            seen = Plan.objects.visible_to(self.request.user).filter(supported_by__isnull=False)
            self._keys_seen = dict(seen.values_list("pk", "key"))
        return self._keys_seen

    @extend_schema(request=shapes.StartPlanIn, responses={201: shapes.PlanOut}, examples=[A_START])
    def create(self, request, *args, **kwargs):
        """Put a plan on record."""
        details = dict(self.details(shapes.StartPlanIn))
        place = details.pop("place")
        if not request.user.has_perm("plans.start_plan", place):
            raise NotPermitted("start a plan there", "Commissioners of its partners can.")
        plan = start_plan(place, by=request.user, **details)
        return self.answer(self.again(plan), 201)

    @extend_schema(request=shapes.ChangePlanIn, responses=shapes.PlanOut)
    def update(self, request, *args, **kwargs):
        """Change what is said of a plan."""
        plan, details = self.get_object(), self.details(shapes.ChangePlanIn)
        change_plan(plan, by=request.user, version=self.version, **details)
        return self.answer(self.again(plan))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a plan that was entered by mistake."""
        discard_plan(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.IssueIn, responses=shapes.PlanOut, examples=[A_REFRESH])
    @action(detail=True, methods=["post"])
    def issue(self, request, key=None):
        """Issue a plan anew, as a refresh or as another version."""
        plan, details = self.get_object(), self.details(shapes.IssueIn)
        issue_version(plan, by=request.user, **details)
        return self.answer(self.again(plan))

    @extend_schema(request=shapes.StateIn, responses=shapes.PlanOut)
    @action(detail=True, methods=["post"])
    def state(self, request, key=None):
        """Say how far a plan is, and since when."""
        plan, details = self.get_object(), self.details(shapes.StateIn)
        state_plan(plan, by=request.user, today=timezone.localdate(), **details)
        return self.answer(self.again(plan))

    @extend_schema(request=shapes.PrioritiesIn, responses=shapes.PlanOut)
    @action(detail=True, methods=["put"])
    def priorities(self, request, key=None):
        """Give the plan's current version these priorities, in this order."""
        plan, details = self.get_object(), self.details(shapes.PrioritiesIn)
        rows = details["priorities"]
        set_rows(PlanPriority, plan, rows, by=request.user, version=self.version)
        return self.answer(self.again(plan))

    @extend_schema(request=shapes.PlanTaskIn, responses={201: shapes.PlanTaskOut})
    @action(detail=True, methods=["post"])
    def tasks(self, request, key=None):
        """Add a task to a plan."""
        task = add_task(self.get_object(), by=request.user, **self.details(shapes.PlanTaskIn))
        self.serializer_class = shapes.PlanTaskOut
        return self.answer(task, 201)

    def again(self, plan):
        return self.get_queryset().get(pk=plan.pk)


class PlanTaskFilter(filters.FilterSet):
    plan = filters.CharFilter("plan__key", label="Key of the plan")
    place = filters.CharFilter("plan__partnership__slug", label="Place")
    done = filters.BooleanFilter("done_on", lookup_expr="isnull", exclude=True, label="Done?")
    due_from = filters.DateFilter("due_latest", lookup_expr="gte", label="Due on or after")
    due_to = filters.DateFilter("due_latest", lookup_expr="lte", label="Due on or before")

    class Meta:
        model = PlanTask
        fields: list[str] = []


class PlanTasks(NounViewSet):
    """Tasks of the plans that you may see. A month falls due on its last day."""

    model = PlanTask
    serializer_class = shapes.PlanTaskOut
    lookup_field = "key"
    filterset_class = PlanTaskFilter
    rules = {
        "finish": "plans.change_task",
        "destroy": "plans.change_task",
        "move": "plans.change_task",
        "reopen": "plans.change_task",
    }

    def get_queryset(self):
        seen = super().get_queryset().select_related("plan__partnership", "plan__agreement")
        return seen.select_related("owner").prefetch_related("moves")

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take out a task that was entered by mistake."""
        discard_task(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.DoneIn, responses=shapes.PlanTaskOut)
    @action(detail=True, methods=["post"])
    def finish(self, request, key=None):
        """Mark a task as done."""
        return self.act(finish_task, shapes.DoneIn, today=timezone.localdate())

    @extend_schema(request=shapes.MoveTaskIn, responses=shapes.PlanTaskOut)
    @action(detail=True, methods=["post"])
    def move(self, request, key=None):
        """Give a task another due date, with the reason."""
        return self.act(move_task, shapes.MoveTaskIn)

    @extend_schema(request=shapes.PlanReasonIn, responses=shapes.PlanTaskOut)
    @action(detail=True, methods=["post"])
    def reopen(self, request, key=None):
        """Say that a task is not done after all."""
        return self.act(reopen_task, shapes.PlanReasonIn)

    def act(self, function, shape, **more):
        task = self.get_object()
        details = self.details(shape)
        function(task, by=self.request.user, version=self.version, **details, **more)
        return self.answer(self.get_queryset().get(pk=task.pk))


api_router.register("plans", Plans, basename="plan")
api_router.register("plan-tasks", PlanTasks, basename="plan-task")
