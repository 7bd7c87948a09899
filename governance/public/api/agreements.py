import django_filters
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers

from agreements.register.models import Agreement
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from governance.public.agreements import agreements_on_register, find_agreements
from governance.public.standing import public_standings


class PublicStandingOut(serializers.Serializer):
    """How it stands today, from what the public may know; `following` is the key of what followed."""

    tag = serializers.CharField()
    sentence = serializers.CharField()
    following = serializers.CharField(source="following.key", allow_null=True, default=None)


class RegisterAgreementOut(serializers.ModelSerializer):
    """What the public may know of an agreement."""

    url = serializers.SerializerMethodField()
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    between = serializers.StringRelatedField(source="parties", many=True)
    starts = serializers.CharField(source="term.starts_words")
    ends = serializers.CharField(source="term.ends_words")
    standing = serializers.SerializerMethodField()

    class Meta:
        model = Agreement
        fields = [
            "key",
            "url",
            "place",
            "kind",
            "title",
            "between",
            "binding",
            "starts",
            "ends",
            "standing",
            "purpose",
            "published_at",
        ]

    def get_standing(self, agreement) -> PublicStandingOut:
        found = self.context.get("standings", {})
        if agreement.pk not in found:
            found = public_standings([agreement], timezone.localdate())
        return PublicStandingOut(found[agreement.pk]).data

    def get_url(self, agreement) -> str:
        page = reverse("public:agreement", args=[agreement.partnership.slug, agreement.key])
        return settings.SITE_URL + page


class RegisterAgreementFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="find", label="Words of the title or a party's name")
    place = django_filters.CharFilter(field_name="partnership__slug")
    kind = django_filters.CharFilter(field_name="kind")

    class Meta:
        model = Agreement
        fields: list[str] = []

    def find(self, queryset, name, words):
        return queryset.filter(pk__in=find_agreements(queryset, words).values("pk"))


class RegisterOfAgreements(NounViewSet):
    """Agreements shown to the public. Nobody needs to sign in."""

    model = Agreement
    serializer_class = RegisterAgreementOut
    lookup_field = "key"
    filterset_class = RegisterAgreementFilter
    public = True

    def get_queryset(self):
        return agreements_on_register()

    def paginate_queryset(self, queryset):
        rows = super().paginate_queryset(queryset)
        self.standings = public_standings(rows, timezone.localdate())
        return rows

    def get_serializer_context(self):
        return super().get_serializer_context() | {"standings": getattr(self, "standings", {})}


api_router.register("register/agreements", RegisterOfAgreements, basename="register-agreement")
