"""Figures about bodies and places through the API: read by anybody, stated by their officers."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError

from commissioning.api.views.nouns import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.sourced_facts.facts import add_fact, correct_fact, retire_fact
from commissioning.sourced_facts.models import SourcedFact


class SourcedFactOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)

    class Meta:
        model = SourcedFact
        fields = [
            "id",
            "organisation",
            "place",
            "kind",
            "about",
            "words",
            "value",
            "precision",
            "as_of_words",
            "as_of_earliest",
            "as_of_latest",
            "source",
            "retired_at",
            "retired_because",
            "version",
        ]


class FigureIn(serializers.Serializer):
    kind = serializers.ChoiceField(SourcedFact.Kind.choices, required=False)
    about = serializers.CharField(max_length=120, required=False, allow_blank=True)
    words = serializers.CharField(max_length=80, required=False, allow_blank=True)
    value = serializers.DecimalField(max_digits=16, decimal_places=2, required=False)
    precision = serializers.ChoiceField(SourcedFact.Precision.choices, required=False)
    as_of = serializers.CharField(max_length=60, required=False, help_text="Such as 1 April 2019")
    source = serializers.CharField(max_length=300, required=False)

    def validate_as_of(self, words):
        return PrintedDate.from_words(words)


class NewFigureIn(FigureIn):
    """About one body or one place."""

    organisation = serializers.SlugField(required=False)
    place = serializers.SlugField(required=False)
    kind = serializers.ChoiceField(SourcedFact.Kind.choices)
    value = serializers.DecimalField(max_digits=16, decimal_places=2)
    as_of = serializers.CharField(max_length=60, help_text="Such as 1 April 2019")
    source = serializers.CharField(max_length=300)


class RetireIn(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


A_POPULATION = OpenApiExample(
    "A population, as a paper prints it",
    request_only=True,
    value={
        "organisation": "nhs-devon-ccg",
        "kind": "population",
        "words": "nearly 1.2 million",
        "value": "1200000",
        "precision": "nearly",
        "as_of": "1 April 2019",
        "source": "Report to the Board, section 3",
    },
)


class SourcedFacts(NounViewSet):
    """Dated figures about bodies and places, each with its source."""

    model = SourcedFact
    serializer_class = SourcedFactOut
    filterset_fields = {
        "kind": ["exact"],
        "organisation__slug": ["exact"],
        "partnership__slug": ["exact"],
    }
    page_order = "pk"
    public = True
    rules = {
        "create": "sourced_facts.add_fact",
        "update": "sourced_facts.change_fact",
        "retire": "sourced_facts.change_fact",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("organisation", "partnership")

    @extend_schema(request=NewFigureIn, responses={201: SourcedFactOut}, examples=[A_POPULATION])
    def create(self, request, *args, **kwargs):
        """State a figure with its source."""
        details = dict(self.details(NewFigureIn))
        subject = self.subject(details.pop("organisation", ""), details.pop("place", ""))
        if not request.user.has_perm("sourced_facts.add_fact", subject):
            raise PermissionDenied("Officers of the body, or of a partner in the place, can.")
        return self.answer(add_fact(subject, by=request.user, **details), 201)

    @extend_schema(request=FigureIn, responses=SourcedFactOut)
    def update(self, request, *args, **kwargs):
        """Put right what was taken down wrongly."""
        fact = self.get_object()
        figure = self.details(FigureIn)
        return self.answer(correct_fact(fact, by=request.user, version=self.version, **figure))

    @extend_schema(request=RetireIn, responses=SourcedFactOut)
    @action(detail=True, methods=["post"])
    def retire(self, request, pk=None):
        """Use the figure no more, saying why."""
        fact = self.get_object()
        details = self.details(RetireIn)
        return self.answer(retire_fact(fact, by=request.user, version=self.version, **details))

    def subject(self, organisation, place):
        if bool(organisation) == bool(place):
            raise ValidationError({"organisation": ["Name one body, or one place."]})
        if organisation:
            return get_object_or_404(
                Organisation.objects.visible_to(self.request.user), slug=organisation
            )
        return get_object_or_404(Partnership.objects.visible_to(self.request.user), slug=place)
