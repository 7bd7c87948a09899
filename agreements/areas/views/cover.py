"""Is this area covered? By the agreements in which it stands, on either clock, and where not."""

from agreements.areas.cover import agreements_ever_with, area_facts
from agreements.areas.models import Area
from agreements.register.views.cover import GivesCoverCsv, ShowsCover, ShowsGap
from commissioning.govuk.views import RecordView


class CoverOfArea(ShowsCover, RecordView):
    """The cover that an area has from the agreements in which it stands and that one may see."""

    template_name = "areas/cover.html"
    find_by = {"key": "key", "partnership__slug": "place"}
    context_name = "area"

    def get_queryset(self):
        return Area.objects.visible_to(self.request.user).select_related("partnership")

    @property
    def subject(self):
        return self.object.name

    def agreements(self):
        return agreements_ever_with(self.object, self.request.user)

    def facts(self):
        return area_facts(self.object, self.request.user)

    def address(self):
        return f"{self.object.get_absolute_url()}cover"


class AreaCoverCsv(GivesCoverCsv, CoverOfArea):
    def bodies(self):
        return self.request.user.organisation_ids


class GapOfArea(ShowsGap, CoverOfArea):
    template_name = "areas/gap.html"
