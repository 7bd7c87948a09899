from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.areas.areas import change_area, stand_area, take_out_area
from agreements.areas.disagreements import sources_disagree
from agreements.areas.forms.areas import AddAreaForm, ChangeAreaForm
from agreements.areas.forms.plans import StatusOnForm
from agreements.areas.models import Area, AreaStanding
from agreements.areas.partners import keeper_seen_by
from agreements.areas.planning import plan_of
from agreements.areas.reporting import line_of
from agreements.areas.statuses import status_on
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import RecordView
from commissioning.partnerships.models import Partnership


class Areas(AgreementPage):
    """The areas that stand in an agreement, as printed, and where other papers disagree."""

    template_name = "areas/areas.html"

    def get_context_data(self, **kwargs):
        standings = self.object.areas.select_related(
            "area__partnership", "added_by__agreement__partnership", "taken_out_by"
        )
        standings = list(standings.prefetch_related("area__statuses", "area__leads__organisation"))
        context = super().get_context_data(**kwargs)
        on_the_day = self.object.areas.standing_on(self.day)
        is_being_made = context["standing"].standing.state.is_being_made
        return context | {
            "standings": [
                (standing, status_on(standing.area.statuses.all(), self.day))
                for standing in standings
            ],
            "standing_now": set(on_the_day.values_list("pk", flat=True)),
            "disagreements": sources_disagree(standings),
            "may_add": context["may_edit"] and is_being_made,
        }


class ToAreas:
    """Goes back to the agreement's areas."""

    permission_required = "areas.change_areas"

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}areas/"

    back_url = get_success_url


class AddArea(ToAreas, AgreementAct):
    form_class = AddAreaForm
    heading = "Add an area"
    button = "Add the area"

    def act(self, name, words):
        return stand_area(self.object, name, words=words, by=self.request.user)


class OneArea(ToAreas, AgreementAct):
    """A page about one area as it stands in an agreement."""

    def load(self):
        agreement = super().load()
        self.standing = get_object_or_404(agreement.areas, pk=self.kwargs["standing"])
        return agreement


class ChangeArea(OneArea):
    form_class = ChangeAreaForm
    prefill = ("name_as_printed", "words", "note")
    success_message = "Saved."

    def get_heading(self):
        return f"Change {self.standing}"

    def values_of(self, record):
        self.standing.refresh_from_db()
        values = {name: getattr(self.standing, name) for name in self.prefill}
        return values | {"version": record.version}

    def act(self, **changes):
        return change_area(self.standing, by=self.request.user, **changes)


class TakeOutArea(OneArea):
    form_class = VersionForm
    button = "Take it out"
    button_kind = "warning"

    def get_heading(self):
        return f"Take {self.standing} out of this agreement?"

    def act(self, version):
        return take_out_area(self.standing, version=version, by=self.request.user)


def seen_standings(user):
    """Areas stand in agreements of other partners too, which are none of this person's business."""
    seen = AreaStanding.objects.visible_to(user).select_related(
        "agreement__partnership", "added_by", "taken_out_by"
    )
    return Prefetch("standings", seen.order_by("agreement__term__starts_earliest", "pk"))


class PlaceAreas(RecordView):
    """The areas of a place, and in which agreements each stands."""

    template_name = "areas/place_areas.html"
    find_by = {"slug": "place"}
    context_name = "place"

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        areas = Area.objects.visible_to(self.request.user).filter(partnership=self.object)
        areas = areas.select_related("partnership").prefetch_related("statuses")
        rows = list(areas.prefetch_related(seen_standings(self.request.user)))
        today = timezone.localdate()
        standings = [standing for area in rows for standing in area.standings.all()]
        agreements = {standing.agreement_id: standing.agreement for standing in standings}
        return super().get_context_data(**kwargs) | {
            "areas": [(area, status_on(area.statuses.all(), today)) for area in rows],
            "agreements": agreements.values(),
            "disagreements": [
                (agreements[found.agreement], found) for found in sources_disagree(standings)
            ],
        }


class AreaPage(RecordView):
    """One area: whose it is, its plan, how far it is, and what each agreement says of it."""

    template_name = "areas/area.html"
    find_by = {"key": "key", "partnership__slug": "place"}
    context_name = "area"

    def get_queryset(self):
        seen = Area.objects.visible_to(self.request.user)
        seen = seen.select_related("partnership", "sponsor", "answers_to")
        rows = ("leads__organisation", "actions__owner", "statuses", "indicators__readings")
        return seen.prefetch_related(seen_standings(self.request.user), *rows)

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        as_at = StatusOnForm(self.request.GET if "as_at" in self.request.GET else None)
        day = as_at.cleaned_data["as_at"] if as_at.is_valid() else today
        return super().get_context_data(**kwargs) | {
            "status": status_on(self.object.statuses.all(), day),
            "statuses": list(self.object.statuses.all())[::-1],
            "actions": [(row, row.days_late_on(today)) for row in self.object.actions.all()],
            "lines": [line_of(one, today=today) for one in self.object.indicators.all()],
            "plan": plan_of(self.object),
            "as_at": as_at,
            "form": as_at,
            "day_asked": day if as_at.is_valid() else None,
            "may_plan": self.request.user.has_perm("areas.plan_area", self.object),
            "keeper": keeper_seen_by(self.object, self.request.user),
        }
