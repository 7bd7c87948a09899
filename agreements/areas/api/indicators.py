from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.areas.api.area_shapes import PrintedDateIn, TakeBackStatusIn
from agreements.areas.indicators import (
    add_indicator,
    change_indicator,
    record_reading,
    take_back_reading,
    take_out_indicator,
)
from agreements.areas.models import Area, Indicator, Reading
from agreements.areas.reporting import line_of
from agreements.money.models import PooledFund
from agreements.plans.models import Plan
from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted

SUBJECTS = {
    "area": (Area, "areas.plan_area"),
    "agreement": (Agreement, "areas.add_indicator"),
    "fund": (PooledFund, "areas.add_fund_indicator"),
    "plan": (Plan, "areas.add_plan_indicator"),
}
"""What an indicator can be of, and by which rule one may add it."""
STORIES = OpenApiExample(
    "A direction only, read yearly",
    request_only=True,
    value={
        "agreement": "k3x9q2vw",
        "name": "Joint projects and good-news stories",
        "measure": "direction",
        "wanted": "up",
        "every": 12,
        "unit": "month",
        "stated_in": "Clause 6.1",
    },
)


class ReadingOut(serializers.ModelSerializer):
    indicator = serializers.SlugRelatedField("key", read_only=True)
    on = PrintedDateOut()

    class Meta:
        model = Reading
        fields = ["id", "indicator", "on", "value", "moved", "narrative", "stated_in", "at"]


class IndicatorOut(serializers.ModelSerializer):
    """An indicator with its readings, and the last of them against its target in words."""

    url = serializers.CharField(source="get_absolute_url")
    area = serializers.SlugRelatedField("key", read_only=True)
    agreement = serializers.SlugRelatedField("key", read_only=True)
    fund = serializers.SlugRelatedField("key", read_only=True)
    plan = serializers.SlugRelatedField("key", read_only=True)
    baseline_on = PrintedDateOut()
    target_on = PrintedDateOut()
    readings = ReadingOut(many=True)
    against_target = serializers.SerializerMethodField()
    next_reading = serializers.SerializerMethodField()

    class Meta:
        model = Indicator
        fields = [
            "key",
            "url",
            "area",
            "agreement",
            "fund",
            "plan",
            "name",
            "measure",
            "wanted",
            "measured_in",
            "baseline",
            "baseline_on",
            "target",
            "target_on",
            "framework",
            "rhythm_words",
            "every",
            "unit",
            "stated_in",
            "readings",
            "against_target",
            "next_reading",
            "version",
        ]

    def get_against_target(self, indicator) -> str:
        return line_of(indicator, today=timezone.localdate()).judgement.sentence

    def get_next_reading(self, indicator) -> str:
        return line_of(indicator, today=timezone.localdate()).next_reading


class RhythmIn(serializers.Serializer):
    rhythm_words = serializers.CharField(max_length=100, allow_blank=True, default="")
    every = serializers.IntegerField(min_value=1, max_value=999, allow_null=True, default=None)
    unit = serializers.ChoiceField(Indicator.Unit.choices, allow_blank=True, default="")

    def validate(self, said):
        if (said["every"] is None) != (said["unit"] == ""):
            raise serializers.ValidationError({"unit": ["Give a number and its unit, or neither."]})
        return said


class ChangeIndicatorIn(RhythmIn):
    name = serializers.CharField(max_length=300)
    measure = serializers.ChoiceField(Indicator.Measure.choices, default="figure")
    wanted = serializers.ChoiceField(Indicator.Wanted.choices, default="up")
    measured_in = serializers.CharField(max_length=40, allow_blank=True, default="")
    baseline = serializers.DecimalField(14, 2, allow_null=True, default=None)
    baseline_on = PrintedDateIn(max_length=60, allow_null=True, default=None)
    target = serializers.DecimalField(14, 2, allow_null=True, default=None)
    target_on = PrintedDateIn(max_length=60, allow_null=True, default=None)
    framework = serializers.ChoiceField(Indicator.Framework.choices, default="")
    stated_in = serializers.CharField(max_length=200, allow_blank=True, default="")


class IndicatorIn(ChangeIndicatorIn):
    area = serializers.CharField(required=False, help_text="The key of the area")
    agreement = serializers.CharField(required=False, help_text="The key of the agreement")
    fund = serializers.CharField(required=False, help_text="The key of the fund")
    plan = serializers.CharField(required=False, help_text="The key of the plan")

    def validate(self, said):
        if sum(whose in said for whose in SUBJECTS) != 1:
            raise serializers.ValidationError(
                {"area": ["Name an area, an agreement, a fund or a plan, and only one of them."]}
            )
        return super().validate(said)


class ReadingIn(serializers.Serializer):
    on = PrintedDateIn(max_length=60)
    value = serializers.DecimalField(14, 2, allow_null=True, default=None)
    moved = serializers.ChoiceField(Reading.Moved.choices, allow_blank=True, default="")
    narrative = serializers.CharField(allow_blank=True, default="")
    stated_in = serializers.CharField(max_length=200, allow_blank=True, default="")


class TakeBackReadingIn(TakeBackStatusIn):
    reading = serializers.IntegerField()


class Indicators(NounViewSet):
    """Indicators of the areas, agreements, funds and plans that you may see, with their readings."""

    model = Indicator
    serializer_class = IndicatorOut
    lookup_field = "key"
    filterset_fields = {
        "area__key": ["exact"],
        "agreement__key": ["exact"],
        "fund__key": ["exact"],
        "plan__key": ["exact"],
        "framework": ["exact"],
        "measure": ["exact"],
    }
    page_order = "pk"
    unversioned_actions = ("record", "take_back")
    rules = {
        "create": "areas.add_indicator",
        "update": "areas.change_indicator",
        "destroy": "areas.change_indicator",
        "record": "areas.change_indicator",
        "take_back": "areas.change_indicator",
    }

    def get_queryset(self):
        return super().get_queryset().with_whose().prefetch_related("readings__indicator")

    @extend_schema(request=IndicatorIn, responses={201: IndicatorOut}, examples=[STORIES])
    def create(self, request, *args, **kwargs):
        """Add an indicator to an area, an agreement, a fund or a plan."""
        said = dict(self.details(IndicatorIn))
        of = self.subject_of(said)
        return self.answer(add_indicator(of, by=request.user, **said), 201)

    def subject_of(self, said):
        """What is named, which this person may see and change."""
        name = next(whose for whose in SUBJECTS if whose in said)
        model, rule = SUBJECTS[name]
        of = get_object_or_404(model.objects.visible_to(self.request.user), key=said.pop(name))
        if not self.request.user.has_perm(rule, of):
            raise NotPermitted(f"change this {name}")
        return of

    @extend_schema(request=ChangeIndicatorIn, responses=IndicatorOut)
    def update(self, request, *args, **kwargs):
        """Change what an indicator is. Its readings stay."""
        row, said = self.get_object(), self.details(ChangeIndicatorIn)
        change_indicator(row, version=self.version, by=request.user, **said)
        return self.again(row)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take out an indicator that was never read."""
        take_out_indicator(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=ReadingIn, responses=IndicatorOut)
    @action(detail=True, methods=["post"])
    def record(self, request, key=None):
        """Record a reading: a figure, which way it went, or words."""
        row, said = self.get_object(), self.details(ReadingIn)
        record_reading(row, today=timezone.localdate(), by=request.user, **said)
        return self.again(row)

    @extend_schema(request=TakeBackReadingIn, responses=IndicatorOut)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, key=None):
        """Take back a reading recorded by mistake."""
        row, said = self.get_object(), self.details(TakeBackReadingIn)
        reading = get_object_or_404(row.readings, pk=said["reading"])
        take_back_reading(reading, reason=said["reason"], by=request.user)
        return self.again(row)

    def again(self, row):
        return self.answer(self.get_queryset().get(pk=row.pk))


api_router.register("indicators", Indicators, basename="indicator")
