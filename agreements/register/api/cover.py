"""Are we covered? Through the API: of a chain, of a place, and why there is a gap."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from agreements.register.closing import note_gap, take_out_gap_note
from agreements.register.cover import that_commission
from agreements.register.cover_asked import asked_of, find_cover
from agreements.register.cover_facts import cover_facts
from agreements.register.cover_words import finding
from agreements.register.gaps import gap_words, gaps_of
from agreements.register.models import Agreement, GapNote
from commissioning.api.permissions import HasRule
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.dates import words
from commissioning.partnerships.models import Partnership


class CoverDaysIn(serializers.Serializer):
    """Which days, both inclusive, and by what was known when; without days, all that there are."""

    on = serializers.DateField(required=False, help_text="One day, instead of first and last")
    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)
    known = serializers.ChoiceField(
        ["today", "then"], required=False, help_text="then: each day by what was known on it"
    )
    known_on = serializers.DateField(
        required=False, help_text="All days by what was known on this day; goes before known"
    )
    ahead = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=3,
        help_text="Years to look ahead, if nothing is done",
    )

    def validate(self, asked):
        first, last = asked.get("first"), asked.get("last")
        if first and last and last < first:
            raise serializers.ValidationError({"last": f"Must be {words(first)} or a later day."})
        return asked


class CoverSpanOut(serializers.Serializer):
    """Days covered alike, both inclusive."""

    first = serializers.DateField()
    last = serializers.DateField()
    days = serializers.IntegerField()
    cover = serializers.CharField()
    agreement = serializers.CharField(allow_null=True, help_text="Its key")


class CoverCountOut(serializers.Serializer):
    """How many days are covered in which way; those before the first agreement only if asked for."""

    in_force = serializers.IntegerField()
    unrecorded = serializers.IntegerField(help_text="In force, on facts that no paper records")
    back_dated = serializers.IntegerField(help_text="In force, resting on a later decision")
    binds_nobody = serializers.IntegerField(help_text="Under a document that binds nobody")
    uncovered = serializers.IntegerField()
    ahead = serializers.IntegerField(help_text="To come and not covered, if nothing is done")


class CoverGapOut(serializers.Serializer):
    """Uncovered days, both inclusive; `last` is null where nothing follows."""

    first = serializers.DateField()
    last = serializers.DateField(allow_null=True)
    sentence = serializers.CharField()
    earlier = serializers.CharField(help_text="Key of the agreement before it")
    later = serializers.CharField(allow_null=True, help_text="Key of the agreement after it")


class CoverOut(serializers.Serializer):
    """The finding in a sentence, the days counted and one after another, and every gap."""

    first = serializers.DateField()
    last = serializers.DateField()
    known_on = serializers.DateField(
        allow_null=True, help_text="Null: each day by what was known on it"
    )
    sentence = serializers.CharField()
    days = CoverCountOut()
    spans = CoverSpanOut(many=True)
    gaps = CoverGapOut(many=True)


COVER = OpenApiExample(
    "Three weeks that nobody had decided",
    response_only=True,
    value={
        "first": "2021-03-31",
        "last": "2021-04-20",
        "known_on": None,
        "sentence": "Northshire was not covered for 20 days, 1 to 20 April 2021.",
        "days": {
            "in_force": 1,
            "unrecorded": 0,
            "back_dated": 0,
            "binds_nobody": 0,
            "uncovered": 20,
            "ahead": 0,
        },
        "spans": [
            {
                "first": "2021-03-31",
                "last": "2021-03-31",
                "days": 1,
                "cover": "in force",
                "agreement": "abcd2345",
            },
            {
                "first": "2021-04-01",
                "last": "2021-04-20",
                "days": 20,
                "cover": "not covered",
                "agreement": None,
            },
        ],
        "gaps": [],
    },
)
describe_cover = extend_schema(parameters=[CoverDaysIn], responses=CoverOut, examples=[COVER])


def cover_answer(request, agreements, facts, subject):
    """What `agreements`, of which these are the facts, cover of `subject` on the days asked for."""
    today = timezone.localdate()
    sent = CoverDaysIn(data=request.query_params)
    sent.is_valid(raise_exception=True)
    asked = asked_of(sent.validated_data, today)
    keys = dict(agreements.values_list("pk", "key"))
    found = find_cover(facts, asked, today)
    about = {"today": today, "known_on": found.known_on, "subject": subject}
    spans = [
        {"first": s.first, "last": s.last, "days": s.days, "cover": str(s.cover)}
        | {"agreement": keys.get(s.agreement)}
        for s in found.spans
    ]
    gaps = [
        {"first": gap.first, "last": gap.last, "sentence": gap_words(gap, subject, today)}
        | {"earlier": keys[gap.earlier], "later": keys.get(gap.later)}
        for gap in gaps_of(facts, found.known_on)
    ]
    told = {"first": found.first, "last": found.last, "known_on": found.known_on}
    told |= {"sentence": finding(found.spans, **about), "days": found.days}
    return Response(CoverOut(told | {"spans": spans, "gaps": gaps}).data)


class PlaceCover(ViewSet):
    """The cover that a place has from the agreements that you may see."""

    permission_classes = [HasRule]

    @extend_schema(parameters=[OpenApiParameter("slug", str, OpenApiParameter.PATH)])
    @describe_cover
    def list(self, request, slug):
        """The days that a place's agreements cover, and those they do not."""
        place = get_object_or_404(Partnership.objects.visible_to(request.user), slug=slug)
        agreements = Agreement.objects.visible_to(request.user).filter(partnership=place)
        facts = that_commission(cover_facts(agreements, request.user))
        return cover_answer(request, agreements, facts, place.name)


class GapNoteOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    made_by = serializers.CharField(source="made_by.name", default=None, allow_null=True)

    class Meta:
        model = GapNote
        fields = ["id", "agreement", "first", "last", "reason", "made_at", "made_by"]


class GapNoteIn(serializers.Serializer):
    agreement = serializers.CharField(help_text="Key of the agreement before the gap")
    first = serializers.DateField(help_text="The first day of the gap")
    last = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="None if nothing followed yet"
    )
    reason = serializers.CharField()


class TakeOutGapNoteIn(serializers.Serializer):
    reason = serializers.CharField(help_text="Why it is taken out; kept in the audit log")


A_NOTE = OpenApiExample(
    "Nobody had noticed",
    request_only=True,
    value={
        "agreement": "abcd2345",
        "first": "2021-04-01",
        "last": "2021-04-20",
        "reason": "The decision was taken three weeks late.",
    },
)


class GapNotes(NounViewSet):
    """Why nothing was in force for a while after agreements that you may see."""

    model = GapNote
    serializer_class = GapNoteOut
    filterset_fields = {
        "agreement__key": ["exact"],
        "agreement__partnership__slug": ["exact"],
        "first": ["gte", "lte"],
    }
    page_order = "-pk"
    rules = {"create": "register.start_agreement", "take_out": "register.edit_gap_note"}

    def get_queryset(self):
        return super().get_queryset().select_related("agreement", "made_by")

    @extend_schema(request=GapNoteIn, responses={201: GapNoteOut}, examples=[A_NOTE])
    def create(self, request, *args, **kwargs):
        """Say why nothing was in force after an agreement."""
        details, user = self.details(GapNoteIn), request.user
        seen = Agreement.objects.visible_to(user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        if not user.has_perm("register.edit_agreement", agreement):
            raise PermissionDenied("Commissioners of its parties can do this.")
        return self.answer(note_gap(agreement, by=user, **details), 201)

    @extend_schema(request=TakeOutGapNoteIn, responses={204: None})
    @action(detail=True, methods=["post"], url_path="take-out")
    def take_out(self, request, pk=None):
        """Take out a note that was made by mistake."""
        note, said = self.get_object(), self.details(TakeOutGapNoteIn)
        take_out_gap_note(note, by=request.user, **said)
        return Response(status=204)


api_router.register("gap-notes", GapNotes, basename="gap-note")
api_router.register(r"places/(?P<slug>[-\w]+)/cover", PlaceCover, basename="place-cover")
