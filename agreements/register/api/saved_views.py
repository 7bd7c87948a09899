"""Views of the list that people keep for themselves, through the API."""

from django.http import QueryDict
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from agreements.register.forms.looking import AgreementFilters
from agreements.register.models import SavedView
from agreements.register.saved_views import delete_view, save_view
from commissioning.api.forms import checked
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet


class SavedViewOut(serializers.ModelSerializer):
    url = serializers.CharField(source="get_absolute_url", help_text="The list, narrowed so")

    class Meta:
        model = SavedView
        fields = ["id", "name", "query", "url", "made_at"]


class SavedViewIn(serializers.Serializer):
    """A name, and the filters as they stand in an address."""

    name = serializers.CharField(max_length=80)
    query = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


A_VIEW = OpenApiExample(
    "What ends within a year in Doncaster",
    request_only=True,
    value={"name": "Ending soon", "query": "place=doncaster&ending_within=12"},
)


class SavedViews(NounViewSet):
    """The views of the list of agreements that you keep. Nobody else sees them."""

    model = SavedView
    serializer_class = SavedViewOut
    page_order = "pk"
    rules = {"create": "register.keep_view", "destroy": "register.keep_view"}

    @extend_schema(request=SavedViewIn, responses={201: SavedViewOut}, examples=[A_VIEW])
    def create(self, request, *args, **kwargs):
        """Keep filters of the list under a name; a view of yours by that name is replaced."""
        details = self.details(SavedViewIn)
        checked(AgreementFilters(QueryDict(details["query"])))
        return self.answer(save_view(by=request.user, **details), 201)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Forget the view. What it showed is untouched."""
        delete_view(self.get_object(), by=request.user)
        return Response(status=204)


api_router.register("saved-views", SavedViews, basename="saved-view")
