import django_filters
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.decorators import action

from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from governance.decisions.api import serializers as shapes
from governance.decisions.authority import confirm_authority, record_authority
from governance.decisions.corrections import correct_decision
from governance.decisions.decisions import change_decision, record_decision
from governance.decisions.models import Decision
from governance.decisions.publication import publish_decision
from governance.decisions.text_reading import read_record

A_DECISION = OpenApiExample(
    "A renewal",
    request_only=True,
    value={
        "place": "doncaster",
        "body": "dph",
        "title": "Renewal of the joint commissioning agreement",
        "regime": "executive_member_or_officer",
        "is_key": "no",
        "is_subject_to_call_in": "no",
        "decision_text": "The agreement is renewed for twelve months.",
        "reasons": "The present one ends on 31 March.",
        "options": [{"label": "a.", "text": "Do nothing", "outcome": "rejected"}],
        "conflicts": "none_declared",
        "decided_on": "21 April 2021",
    },
)
SENT_ONCE = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Any text of up to 60 characters. Sent again with the same, it is done once.",
)


class DecisionFilter(django_filters.FilterSet):
    place = django_filters.CharFilter(field_name="partnership__slug")
    body = django_filters.CharFilter(field_name="body__slug")
    year = django_filters.NumberFilter(field_name="number_year")
    agreement = django_filters.CharFilter(
        field_name="agreements_concerned__agreement__key", distinct=True
    )
    published = django_filters.BooleanFilter(
        field_name="published_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Decision
        fields: list[str] = []


class Decisions(NounViewSet):
    """Decision records that you may see: drafts of your organisations, and all that is published."""

    model = Decision
    serializer_class = shapes.DecisionOut
    lookup_field = "key"
    filterset_class = DecisionFilter
    rules = {
        "create": "decisions.record_decision",
        "read_in": "decisions.record_decision",
        "update": "decisions.edit_decision",
        "publish": "decisions.publish_decision",
        "correct": "decisions.correct_decision",
        "authority": "decisions.state_authority",
        "confirm_authority": "decisions.state_authority",
    }

    def get_queryset(self):
        seen = super().get_queryset().select_related("partnership", "body")
        return seen.prefetch_related(
            "resolutions",
            "options",
            "other_references",
            "authority_lines__organisation",
            "authority_lines__decision",
            "agreements_concerned__agreement",
        )

    @extend_schema(
        request=shapes.NewDecisionIn, responses={201: shapes.DecisionOut}, examples=[A_DECISION]
    )
    def create(self, request, *args, **kwargs):
        """Start the record of a decision."""
        details = dict(self.details(shapes.NewDecisionIn))
        place = details.pop("place")
        made = record_decision(place, by=request.user, **details)
        return self.answer(self.again(made), 201)

    @extend_schema(request=shapes.ReadInIn, responses={201: shapes.DecisionOut})
    @action(detail=False, methods=["post"], url_path="read-in")
    def read_in(self, request):
        """Read a record in from the text of a council's portal."""
        sent = self.details(shapes.ReadInIn)
        details = read_record(sent["text"])
        details |= {"body": sent["body"], "stated_in": sent["stated_in"]}
        made = record_decision(sent["place"], by=request.user, **details)
        return self.answer(self.again(made), 201)

    @extend_schema(request=shapes.DecisionIn, responses=shapes.DecisionOut)
    def partial_update(self, request, *args, **kwargs):
        """Change a draft."""
        decision = self.get_object()
        changes = self.details(shapes.DecisionIn)
        change_decision(decision, version=self.version, by=request.user, **changes)
        return self.answer(self.again(decision))

    @extend_schema(request=shapes.PublishIn, responses=shapes.DecisionOut, parameters=[SENT_ONCE])
    @action(detail=True, methods=["post"])
    def publish(self, request, key=None):
        """Publish a decision: it gets its reference, for good."""
        decision = self.get_object()
        answers = self.details(shapes.PublishIn)
        publish_decision(decision, **self.sending(), **answers)
        return self.answer(self.again(decision))

    @extend_schema(
        request=shapes.CorrectionIn, responses=shapes.DecisionOut, parameters=[SENT_ONCE]
    )
    @action(detail=True, methods=["post"])
    def correct(self, request, key=None):
        """Correct a published decision: a new version with a reason; the old one stays."""
        decision = self.get_object()
        changes = self.details(shapes.CorrectionIn)
        correct_decision(decision, **self.sending(), **changes)
        return self.answer(self.again(decision))

    @extend_schema(request=shapes.StateAuthorityIn, responses=shapes.DecisionOut)
    @action(detail=True, methods=["post"])
    def authority(self, request, key=None):
        """State on whose authority your own organisation takes part."""
        decision = self.get_object()
        stated = dict(self.details(shapes.StateAuthorityIn))
        line = self.line_of(decision, stated.pop("organisation"))
        record_authority(line, by=request.user, today=timezone.localdate(), **stated)
        return self.answer(self.again(decision))

    @extend_schema(request=shapes.ConfirmAuthorityIn, responses=shapes.DecisionOut)
    @action(detail=True, methods=["post"], url_path="confirm-authority")
    def confirm_authority(self, request, key=None):
        """Confirm what another partner entered of your organisation's authority."""
        decision = self.get_object()
        organisation = self.details(shapes.ConfirmAuthorityIn)["organisation"]
        line = self.line_of(decision, organisation)
        confirm_authority(line, by=request.user, today=timezone.localdate())
        return self.answer(self.again(decision))

    def line_of(self, decision, organisation):
        lines = decision.authority_lines.select_related("organisation", "decision")
        return get_object_or_404(lines, organisation=organisation)

    def check_object_permissions(self, request, obj):
        """A partner's authority is asked about by its line, not by the decision."""
        if self.action in ("authority", "confirm_authority"):
            obj = next(
                (
                    line
                    for line in obj.authority_lines.all()
                    if line.organisation.slug == request.data.get("organisation")
                ),
                None,
            )
        super().check_object_permissions(request, obj)

    def check_version(self, row):
        """What was sent before with the same key is answered again, though it changed the row."""
        if self.action in ("publish", "correct") and self.was_sent(row):
            return row.version
        return super().check_version(row)

    def was_sent(self, row):
        key = self.request.headers.get("Idempotency-Key")
        return bool(key) and row.revisions.filter(key=f"api {key[:60]}").exists()

    def sending(self):
        """Who sends what, when, for acts that are done once however often they are sent."""
        key = self.request.headers.get("Idempotency-Key") or f"version {self.version}"
        return {
            "version": self.version,
            "by": self.request.user,
            "key": f"api {key[:60]}",
            "on": timezone.localdate(),
        }

    def again(self, decision):
        """The decision as it stands now, freshly read."""
        return self.get_queryset().get(pk=decision.pk)


api_router.register("decisions", Decisions, basename="decision")
