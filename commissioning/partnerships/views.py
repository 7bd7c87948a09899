"""The page of a place, and the list of places."""

from django.db.models import F
from django.utils import timezone

from commissioning.govuk.views import PublicListPage, PublicRecordView
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import place_sections
from commissioning.partnerships.timeline import timeline_of


class Places(PublicListPage):
    template_name = "partnerships/places.html"
    context_name = "places"
    order = ("name",)

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user).select_related("part_of")


class Place(PublicRecordView):
    template_name = "partnerships/place.html"
    context_name = "place"
    find_by = {"slug": "place"}

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user).select_related("part_of")

    def get_context_data(self, **kwargs):
        place, user = self.object, self.request.user
        sections = [one for section in place_sections if (one := section(place, user))]
        today = timezone.localdate()
        named = place.partners.select_related("organisation")
        partners = list(
            named.prefetch_related("organisation__other_names").order_by(
                F("from_on").asc(nulls_first=True), "pk"
            )
        )
        return super().get_context_data(**kwargs) | {
            "partners": partners,
            "partners_today": [one for one in partners if one.is_partner_on(today)],
            "places_within": place.places_within.all(),
            "sections": sorted(sections, key=lambda section: section.order),
            "history": timeline_of(place, user, today),
            "today": today,
        }
