from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from commissioning.api.fields import Visible
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.authorities.models import Body
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.boards import add_body
from governance.boards.ending import end_board, take_back_end
from governance.boards.models import BoardForm

AN_END = OpenApiExample(
    "Ended by the cabinet",
    request_only=True,
    value={
        "last_on": "2027-03-31",
        "organisation": "northshire-council",
        "given_by": "Cabinet",
        "reference": "CAB 12",
    },
)


class BoardFormOut(serializers.ModelSerializer):
    class Meta:
        model = BoardForm
        fields = ["form", "can_decide", "from_on", "until_on", "stated_in"]


class BodyOut(serializers.ModelSerializer):
    """A body or officer that decides in a place."""

    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    forms = BoardFormOut(many=True)
    ended_by = serializers.CharField(
        source="ended_by.given_by",
        default=None,
        allow_null=True,
        help_text="The body or officer that ended it",
    )

    class Meta:
        model = Body
        fields = ["id", "place", "slug", "name", "short_name", "kind", "organisation", "forms"]
        fields += ["last_on", "ended_by", "end_stated_in"]


class BodyIn(serializers.Serializer):
    place = Visible("slug", Partnership)
    name = serializers.CharField(max_length=200)
    short_name = serializers.CharField(max_length=20)
    kind = serializers.ChoiceField(Body.Kind.choices)
    organisation = Visible("slug", Organisation, required=False, allow_null=True)
    form = serializers.ChoiceField(BoardForm.Form.choices, required=False)


class EndBodyIn(serializers.Serializer):
    """By a body or an officer of a partner, or as a paper says: one of these is asked for."""

    last_on = serializers.DateField(help_text="Its last day, inclusive")
    organisation = Visible("slug", Organisation, required=False, allow_null=True)
    given_by = serializers.CharField(max_length=200, required=False, help_text="Such as Cabinet")
    reference = serializers.CharField(max_length=80, required=False)
    stated_in = serializers.CharField(max_length=200, required=False)


class TakeBackEndIn(serializers.Serializer):
    reason = serializers.CharField(help_text="Why it is taken back; kept in the audit log")


class Bodies(NounViewSet):
    """The bodies and officers that decide."""

    model = Body
    serializer_class = BodyOut
    public = True
    filterset_fields = {"partnership__slug": ["exact"], "kind": ["exact"]}
    rules = {
        "create": "boards.add_body",
        "end": "boards.end_board",
        "take_back_end": "boards.end_board",
    }

    def get_queryset(self):
        bodies = super().get_queryset().select_related("partnership", "organisation", "ended_by")
        return bodies.prefetch_related("forms")

    @extend_schema(request=BodyIn, responses={201: BodyOut})
    def create(self, request, *args, **kwargs):
        """Add a body or officer that decides in a place."""
        details = dict(self.details(BodyIn))
        place = details.pop("place")
        if not request.user.has_perm("boards.add_body", place):
            raise NotPermitted("add a body there", "Board secretaries of its partners can.")
        return self.answer(add_body(place, by=request.user, **details), 201)

    @extend_schema(request=EndBodyIn, responses=BodyOut, examples=[AN_END])
    @action(detail=True, methods=["post"])
    def end(self, request, pk=None):
        """Record that a joint board ended, or is to end, and on whose authority."""
        body, details = self.get_object(), self.details(EndBodyIn)
        return self.answer(end_board(body, by=request.user, **details))

    @extend_schema(request=TakeBackEndIn, responses=BodyOut)
    @action(detail=True, methods=["post"], url_path="take-back-end")
    def take_back_end(self, request, pk=None):
        """Take back that a joint board ended or is to end."""
        body, details = self.get_object(), self.details(TakeBackEndIn)
        return self.answer(take_back_end(body, by=request.user, **details))


api_router.register("bodies", Bodies, basename="body")
