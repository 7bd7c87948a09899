"""The nouns that agreements and governance share: places, posts. Anybody may read them."""

from rest_framework import serializers

from commissioning.api.views.nouns import NounViewSet
from commissioning.partnerships.models import Partner, Partnership
from commissioning.people.models import Post


class PartnerOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Partner
        fields = ["organisation", "from_on", "until_on"]


class PlaceOut(serializers.ModelSerializer):
    part_of = serializers.SlugRelatedField("slug", read_only=True)
    partners = PartnerOut(many=True)

    class Meta:
        model = Partnership
        fields = ["slug", "name", "summary", "part_of", "partners"]


class Places(NounViewSet):
    """Places, and who is partner in them from when to when."""

    model = Partnership
    serializer_class = PlaceOut
    lookup_field = "slug"
    filterset_fields = {"part_of__slug": ["exact"]}
    page_order = "pk"
    public = True

    def get_queryset(self):
        rows = super().get_queryset().select_related("part_of")
        return rows.prefetch_related("partners__organisation")


class PostOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    shared_with = serializers.SlugRelatedField("slug", many=True, read_only=True)

    class Meta:
        model = Post
        fields = [
            "id",
            "organisation",
            "title",
            "designation",
            "shared_with",
            "is_part_time",
            "is_rotating",
        ]


class Posts(NounViewSet):
    """Posts that carry authority. Who holds them is not given here."""

    model = Post
    serializer_class = PostOut
    filterset_fields = {"organisation__slug": ["exact"]}
    page_order = "pk"
    public = True

    def get_queryset(self):
        return super().get_queryset().select_related("organisation").prefetch_related("shared_with")
