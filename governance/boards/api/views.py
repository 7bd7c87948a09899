from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from commissioning.api.fields import Visible
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.authorities.models import Body
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.boards import add_body
from governance.boards.models import BoardForm


class BoardFormOut(serializers.ModelSerializer):
    class Meta:
        model = BoardForm
        fields = ["form", "can_decide", "from_on", "until_on", "stated_in"]


class BodyOut(serializers.ModelSerializer):
    """A body or officer that decides in a place."""

    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    forms = BoardFormOut(many=True)

    class Meta:
        model = Body
        fields = ["id", "place", "slug", "name", "short_name", "kind", "organisation", "forms"]


class BodyIn(serializers.Serializer):
    place = Visible("slug", Partnership)
    name = serializers.CharField(max_length=200)
    short_name = serializers.CharField(max_length=20)
    kind = serializers.ChoiceField(Body.Kind.choices)
    organisation = Visible("slug", Organisation, required=False, allow_null=True)
    form = serializers.ChoiceField(BoardForm.Form.choices, required=False)


class Bodies(NounViewSet):
    """The bodies and officers that decide."""

    model = Body
    serializer_class = BodyOut
    public = True
    filterset_fields = {"partnership__slug": ["exact"], "kind": ["exact"]}
    rules = {"create": "boards.add_body"}

    def get_queryset(self):
        bodies = super().get_queryset().select_related("partnership", "organisation")
        return bodies.prefetch_related("forms")

    @extend_schema(request=BodyIn, responses={201: BodyOut})
    def create(self, request, *args, **kwargs):
        """Add a body or officer that decides in a place."""
        details = dict(self.details(BodyIn))
        place = details.pop("place")
        if not request.user.has_perm("boards.add_body", place):
            raise NotPermitted("add a body there", "Board secretaries of its partners can.")
        return self.answer(add_body(place, by=request.user, **details), 201)


api_router.register("bodies", Bodies, basename="body")
