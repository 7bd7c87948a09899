from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action

from agreements.areas.api import milestone_shapes as shapes
from agreements.areas.dependencies import say_what_milestone_needs
from agreements.areas.milestones import finish_milestone, move_milestone, reopen_milestone
from agreements.areas.models import Milestone
from agreements.areas.partners import boards_of
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate

DONE = OpenApiExample("Done in time", request_only=True, value={"done_on": "2018-01-30"})
MOVED = OpenApiExample(
    "Two months later",
    request_only=True,
    value={"due": "31 March 2018", "reason": "The solicitors need until then"},
)
REOPENED = OpenApiExample(
    "Marked by mistake", request_only=True, value={"reason": "That was another milestone"}
)


class MilestoneFilter(filters.FilterSet):
    agreement = filters.CharFilter("agreement__key", label="Key of the agreement")
    place = filters.CharFilter("agreement__partnership__slug", label="Place")
    done = filters.BooleanFilter("done_on", lookup_expr="isnull", exclude=True, label="Done?")
    due_from = filters.DateFilter("due_latest", lookup_expr="gte", label="Due on or after")
    due_to = filters.DateFilter("due_latest", lookup_expr="lte", label="Due on or before")

    class Meta:
        model = Milestone
        fields: list[str] = []


class Milestones(NounViewSet):
    """Milestones of the agreements that you may see. A month falls due on its last day."""

    model = Milestone
    serializer_class = shapes.MilestoneOut
    lookup_field = "key"
    filterset_class = MilestoneFilter
    rules = {
        "finish": "areas.change_milestone",
        "move": "areas.change_milestone",
        "reopen": "areas.change_milestone",
        "needs": "areas.change_milestone",
    }

    def get_queryset(self):
        seen = (
            super()
            .get_queryset()
            .select_related("agreement__partnership", "agreement__term", "owner", "decision_from")
        )
        return seen.prefetch_related("moves", "depends_on__agreement__term")

    @extend_schema(request=shapes.FinishIn, responses=shapes.MilestoneOut, examples=[DONE])
    @action(detail=True, methods=["post"])
    def finish(self, request, key=None):
        """Mark a milestone as done."""
        return self.act(finish_milestone, shapes.FinishIn, today=timezone.localdate())

    @extend_schema(request=shapes.MoveIn, responses=shapes.MilestoneOut, examples=[MOVED])
    @action(detail=True, methods=["post"])
    def move(self, request, key=None):
        """Give a milestone another due date, with the reason."""
        return self.act(move_milestone, shapes.MoveIn)

    @extend_schema(request=shapes.ReopenIn, responses=shapes.MilestoneOut, examples=[REOPENED])
    @action(detail=True, methods=["post"])
    def reopen(self, request, key=None):
        """Say that a milestone is not done after all."""
        return self.act(reopen_milestone, shapes.ReopenIn)

    @extend_schema(request=shapes.NeedsIn, responses=shapes.MilestoneOut)
    @action(detail=True, methods=["post"])
    def needs(self, request, key=None):
        """Say on which milestones it depends, and which board must decide."""
        milestone, said = self.get_object(), dict(self.details(shapes.NeedsIn))
        if said["decision_from"]:
            boards = boards_of(milestone.agreement, request.user)
            said["decision_from"] = get_object_or_404(boards, slug=said["decision_from"])
        say_what_milestone_needs(milestone, version=self.version, by=request.user, **said)
        return self.answer(self.get_queryset().get(pk=milestone.pk))

    def act(self, function, shape, **more):
        milestone, details = self.get_object(), dict(self.details(shape))
        if "due" in details:
            details["due"] = PrintedDate.from_words(details["due"])
        function(milestone, by=self.request.user, version=self.version, **details, **more)
        return self.answer(self.get_queryset().get(pk=milestone.pk))


api_router.register("milestones", Milestones, basename="milestone")
