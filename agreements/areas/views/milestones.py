from django.utils import timezone

from agreements.areas.dependencies import say_what_milestone_needs, waits_for
from agreements.areas.forms.milestones import NeedsForm, PlanMilestoneForm, ReopenMilestoneForm
from agreements.areas.lateness import lateness
from agreements.areas.milestones import (
    finish_milestone,
    move_milestone,
    plan_milestone,
    reopen_milestone,
)
from agreements.areas.models import Milestone
from agreements.areas.partners import boards_of
from agreements.areas.track import track_picture
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.govuk.questions import DoneForm, MoveDueForm
from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation


class Milestones(AgreementPage):
    """The milestones of an agreement, as printed or by date."""

    template_name = "areas/milestones.html"

    def get_context_data(self, **kwargs):
        by_date = self.request.GET.get("order") == "date"
        rows = self.object.milestones.select_related("owner", "decision_from", "agreement__term")
        rows = rows.prefetch_related("moves__by", "depends_on__agreement__term")
        rows = rows.in_date_order() if by_date else rows
        today = timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "by_date": by_date,
            "rows": [
                (row, lateness(row, today=today), list(waits_for(row, today=today))) for row in rows
            ],
            "track": track_picture(list(rows), today=today),
        }


class PlanMilestone(AgreementAct):
    permission_required = "areas.plan_milestone"
    form_class = PlanMilestoneForm
    heading = "Add a milestone"
    button = "Add the milestone"

    def get_form_kwargs(self):
        bodies = Organisation.objects.visible_to(self.request.user)
        parties = bodies.filter(pk__in=self.object.party_ids)
        boards = boards_of(self.object, self.request.user)
        return super().get_form_kwargs() | {"parties": parties, "boards": boards}

    def back_url(self):
        return f"{self.object.get_absolute_url()}milestones/"

    def act(self, **details):
        return plan_milestone(self.object, by=self.request.user, **details)


class OneMilestone(ActionView):
    """A page about one milestone of an agreement that this person may see."""

    find_by = {
        "key": "milestone",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    template_name = "areas/change_milestone.html"
    context_name = "milestone"
    permission_required = "areas.change_milestone"
    cannot = "change this milestone"
    success_message = "Saved."

    def get_queryset(self):
        seen = Milestone.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership")

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.agreement.joined_parties)
        return f"Commissioners of {names} can."


class FinishMilestone(OneMilestone):
    form_class = DoneForm
    heading = "Mark a milestone as done"
    button = "Mark as done"

    def get_initial(self):
        return super().get_initial() | {"done_on": timezone.localdate()}

    def act(self, **details):
        today = timezone.localdate()
        return finish_milestone(self.object, today=today, by=self.request.user, **details)


class MoveMilestone(OneMilestone):
    form_class = MoveDueForm
    heading = "Move a milestone"
    button = "Move it"

    def act(self, **details):
        return move_milestone(self.object, by=self.request.user, **details)

    def values_of(self, record):
        return {"due": record.due_on, "version": record.version}


class ReopenMilestone(OneMilestone):
    form_class = ReopenMilestoneForm
    heading = "This is not done after all"
    button = "Take back that it is done"
    button_kind = "warning"

    def act(self, **details):
        return reopen_milestone(self.object, by=self.request.user, **details)


class NeedsOfMilestone(OneMilestone):
    """On which other milestones it depends, and which board must decide."""

    form_class = NeedsForm
    heading = "What does this milestone need?"
    prefill = ("depends_on", "decision_from", "owner_post")

    def get_form_kwargs(self):
        agreement = self.object.agreement
        return super().get_form_kwargs() | {
            "others": agreement.milestones.exclude(pk=self.object.pk),
            "boards": boards_of(agreement, self.request.user),
        }

    def values_of(self, record):
        return super().values_of(record) | {"depends_on": list(record.depends_on.all())}

    def act(self, **needs):
        return say_what_milestone_needs(self.object, by=self.request.user, **needs)
