from django.utils import timezone

from agreements.areas.actions import add_area_action, change_area_action, take_out_area_action
from agreements.areas.forms.plans import (
    LEAD,
    AddActionForm,
    ChangeActionForm,
    DescribeAreaForm,
    PlanForm,
    StatusForm,
    TakeBackForm,
)
from agreements.areas.models import Area, AreaAction, AreaStatus
from agreements.areas.partners import boards_of, bodies_of, keepers_of
from agreements.areas.plan_documents import AREA_PLAN_PDF
from agreements.areas.planning import describe_area, write_area_plan
from agreements.areas.statuses import record_area_status, take_back_area_status
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView
from commissioning.jobs.queue import queue_job


class OfArea:
    """Goes back to the area, and names the bodies whose commissioners may change it."""

    cannot = "change this area"

    def who_can(self):
        bodies = keepers_of(self.area, self.request.user)
        return f"Commissioners of {' and '.join(map(str, bodies)) or 'its other partners'} can."

    def back_url(self):
        return self.area.get_absolute_url()

    def get_success_url(self):
        return self.back_url()


class OneArea(OfArea, ActionView):
    """A page on which something of an area that this person may see is said or changed."""

    find_by = {"key": "key", "partnership__slug": "place"}
    context_name = "area"
    permission_required = "areas.plan_area"

    def get_queryset(self):
        seen = Area.objects.visible_to(self.request.user)
        return seen.select_related("partnership", "sponsor", "answers_to")

    @property
    def area(self):
        return self.object


class DescribeArea(OneArea):
    form_class = DescribeAreaForm
    prefill = ("life_stages", "tier_of_need", "sponsor", "sponsor_post", "working_group",
               "answers_to")  # fmt: skip
    success_message = "Saved."

    def get_heading(self):
        return f"{self.area}: for whom, and who leads"

    def get_form_kwargs(self):
        user = self.request.user
        offered = {"parties": bodies_of(self.area, user), "boards": boards_of(self.area, user)}
        return super().get_form_kwargs() | offered

    def get_initial(self):
        return super().get_initial() | self.leads_of(self.area)

    def values_of(self, record):
        return super().values_of(record) | self.leads_of(record)

    def leads_of(self, area):
        return {f"{LEAD}{lead.organisation_id}": lead.post for lead in area.leads.all()}

    def act(self, **said):
        return describe_area(self.area, by=self.request.user, **said)


class WritePlan(OneArea):
    form_class = PlanForm
    prefill = ("aims", "integration_goals", "who_benefits", "prevention")
    success_message = "Saved."

    def get_heading(self):
        return f"{self.area}: plan on a page"

    def act(self, **plan):
        return write_area_plan(self.area, by=self.request.user, **plan)


class OffersBodies:
    """A form that asks which body does it."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"parties": bodies_of(self.area, self.request.user)}


class AddAction(OffersBodies, OneArea):
    form_class = AddActionForm
    heading = "Add a commissioning action"
    button = "Add the action"

    def act(self, **details):
        return add_area_action(self.area, by=self.request.user, **details)


class OnePart(OfArea, ActionView):
    """A page about one row of an area's plan or history."""

    find_by = {"area__key": "key", "area__partnership__slug": "place"}
    context_name = "row"

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user).select_related("area__partnership")

    @property
    def area(self):
        return self.object.area


class OneAction(OnePart):
    model = AreaAction
    find_by = OnePart.find_by | {"pk": "action"}
    permission_required = "areas.change_area_action"


class ChangeAction(OffersBodies, OneAction):
    form_class = ChangeActionForm
    prefill = ("words", "owner", "owner_post", "state", "note", "due")
    heading = "Change a commissioning action"
    success_message = "Saved."

    def values_of(self, record):
        return super().values_of(record) | {
            "owner": record.owner,
            "owner_post": record.owner_post,
            "state": record.state,
            "note": record.note,
            "words": record.words,
            "due": record.due_on if record.due_words else None,
            "version": record.version,
        }

    def act(self, **details):
        return change_area_action(self.object, by=self.request.user, **details)


class TakeOutAction(OneAction):
    form_class = VersionForm
    heading = "Take this action out of the plan?"
    lead = "Only what should never have been in it. An action that was given up is stopped instead."
    button = "Take it out"
    button_kind = "warning"

    def act(self, version):
        return take_out_area_action(self.object, version=version, by=self.request.user)


class RecordStatus(OneArea):
    form_class = StatusForm
    button = "Record it"

    def get_heading(self):
        return f"{self.area}: how far it is"

    def get_initial(self):
        return super().get_initial() | {"on": f"{timezone.localdate():%-d %B %Y}"}

    def act(self, **said):
        today = timezone.localdate()
        return record_area_status(self.area, today=today, by=self.request.user, **said)


class TakeBackStatus(OnePart):
    model = AreaStatus
    find_by = OnePart.find_by | {"pk": "status"}
    permission_required = "areas.take_back_area_status"
    form_class = TakeBackForm
    heading = "Take this statement back?"
    button = "Take it back"
    button_kind = "warning"

    def act(self, reason):
        return take_back_area_status(self.object, reason=reason, by=self.request.user)


class MakePlanPdf(OneArea):
    """Ask for the plan on one side of paper; its own page says how far it is."""

    permission_required = "areas.view_area"
    cannot = "have this plan made"
    heading = "Make the PDF of this plan?"
    button = "Make the PDF"

    def get_success_url(self):
        return self.result.get_absolute_url()

    def act(self):
        ids = self.area.organisation_ids
        return queue_job(AREA_PLAN_PDF, self.area, by=self.request.user, organisations=ids)
