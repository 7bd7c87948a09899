from django.utils import timezone

from agreements.plans.discarding import can_discard_plan, discard_plan
from agreements.plans.forms.plans import ChangePlanForm, IssueForm, StartPlanForm, StateForm
from agreements.plans.lateness import lateness_of_task
from agreements.plans.models import Plan, Review
from agreements.plans.permissions import agreements_written_by
from agreements.plans.plans import (
    change_plan,
    current_version,
    issue_version,
    start_plan,
    state_plan,
)
from agreements.plans.status import plan_status
from agreements.plans.views.about import AboutPlan, place_named
from agreements.register.panels import panels_of
from agreements.register.views.pages import AgreementPage
from commissioning.audit.acts import acts_on
from commissioning.authorities.models import Body
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView, CreateView, RecordView
from commissioning.partnerships.models import Partnership

SAID = ("kind", "title", "client_group", "starts", "ends", "overseen_by", "overseen_by_words")
SAID_TOO = ("agreement", "relation", "supports", "stated_in")


class Plans(RecordView):
    """The plans of a place that this person may see."""

    template_name = "plans/plans.html"
    find_by = {"slug": "place"}
    context_name = "place"

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        seen = Plan.objects.visible_to(self.request.user).filter(partnership=self.object)
        today = timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "plans": with_status(seen, today),
            "may_start": self.request.user.has_perm("plans.start_plan", self.object),
        }


def with_status(plans, today):
    """Each plan with how far it is, in a constant number of queries."""
    rows = plans.select_related("partnership", "overseen_by")
    rows = rows.prefetch_related("states", "versions")
    return [(plan, plan_status(plan, on=today)) for plan in rows]


class PlansOfAgreement(AgreementPage):
    """The plans that deliver an agreement or are part of it, and the reviews of it."""

    template_name = "plans/of_agreement.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        plans = Plan.objects.visible_to(user).filter(agreement=self.object)
        reviews = Review.objects.visible_to(user).filter(agreement=self.object)
        return super().get_context_data(**kwargs) | {
            "plans": with_status(plans, timezone.localdate()),
            "reviews": reviews.select_related("partnership"),
            "may_review": user.has_perm("plans.review_agreement", self.object),
        }


class PlanPage(AboutPlan, RecordView):
    template_name = "plans/plan.html"
    permission_required = ""

    def get_queryset(self):
        seen = super().get_queryset().select_related("overseen_by__partnership")
        return seen.prefetch_related("states", "versions__priorities")

    def get_context_data(self, **kwargs):
        plan, user, today = self.object, self.request.user, timezone.localdate()
        tasks = plan.tasks.select_related("owner", "post__organisation", "plan")
        seen = Plan.objects.visible_to(user).select_related("partnership")
        current = current_version(plan)
        return super().get_context_data(**kwargs) | {
            "status": plan_status(plan, on=today),
            "current": current,
            "priorities": plan.priorities.filter(of_version=current),
            "earlier": [v for v in reversed(plan.versions.all()) if current and v != current],
            "tasks": [
                (task, lateness_of_task(task, today=today))
                for task in tasks.prefetch_related("moves__by")
            ],
            "supports": seen.filter(pk=plan.supports_id).first(),
            "supported_by": seen.filter(supports=plan),
            "may_change": user.has_perm("plans.change_plan", plan),
            "panels": panels_of(plan, user),
            "can_be_discarded": can_discard_plan(plan),
        }


class PlanHistory(AboutPlan, RecordView):
    """Who did what to a plan and its tasks, newest first."""

    template_name = "plans/history.html"
    permission_required = ""
    most = 200

    def get_context_data(self, **kwargs):
        tasks = list(self.object.tasks.values_list("pk", flat=True))
        events = acts_on("plans.plan", [self.object.pk]) | acts_on("plans.plantask", tasks)
        return super().get_context_data(**kwargs) | {
            "root": self.object,
            "events": events.select_related("by", "payload").order_by("-pk")[: self.most],
        }


class AsksForPlan:
    """What a form about a plan offers to choose from."""

    def get_form_kwargs(self):
        user, place = self.request.user, self.place()
        agreements = agreements_written_by(user).filter(partnership=place)
        plans = Plan.objects.visible_to(user).filter(partnership=place)
        bodies = Body.objects.visible_to(user).filter(partnership=place)
        named = getattr(self.object, "overseen_by_id", None)
        return super().get_form_kwargs() | {
            "bodies": bodies.there_on(timezone.localdate()) | bodies.filter(pk=named),
            "agreements": agreements.order_by("title", "pk"),
            "plans": plans,
        }


class StartPlan(AsksForPlan, CreateView):
    permission_required = "plans.start_plan"
    cannot = "start a plan here"
    form_class = StartPlanForm
    heading = "Start a plan"
    button = "Start the plan"

    def load(self):
        return place_named(self)

    def place(self):
        return self.object

    def who_can(self):
        return "Commissioners of its partners can."

    def get_initial(self):
        asked = agreements_written_by(self.request.user)
        agreement = asked.filter(key=self.request.GET.get("agreement", "")).first()
        return super().get_initial() | {"agreement": agreement}

    def back_url(self):
        return f"/{self.object.slug}/plans/"

    def act(self, **details):
        return start_plan(self.object, by=self.request.user, **details)


class PlanAct(AboutPlan, ActionView):
    pass


class ChangePlan(AsksForPlan, PlanAct):
    form_class = ChangePlanForm
    prefill = SAID + SAID_TOO
    heading = "Change what is said of the plan"
    success_message = "Saved."

    def place(self):
        return self.object.partnership

    def values_of(self, record):
        values = {
            name: getattr(record, name)
            for name in ("version", *self.prefill)
            if name not in ("starts", "ends")
        }
        return values | {"starts": record.starts_on, "ends": record.ends_on}

    def act(self, version, **changes):
        return change_plan(self.object, by=self.request.user, version=version, **changes)


class IssueVersion(PlanAct):
    form_class = IssueForm
    heading = "Issue a new version, or refresh the plan"
    button = "Record the version"

    def get_initial(self):
        return {"is_refresh": True, "keep_priorities": True}

    def act(self, **details):
        issue_version(self.object, by=self.request.user, **details)
        return self.object


class StatePlan(PlanAct):
    form_class = StateForm
    heading = "Say how far the plan is"

    def act(self, **details):
        today = timezone.localdate()
        state_plan(self.object, by=self.request.user, today=today, **details)
        return self.object


class DiscardPlan(PlanAct):
    form_class = VersionForm
    heading = "Delete this plan?"
    lead = "For a plan that was entered by mistake. The audit log keeps who deleted it."
    button = "Delete the plan"
    button_kind = "warning"
    success_message = "The plan is deleted."

    def get_success_url(self):
        return f"/{self.object.partnership.slug}/plans/"

    def act(self, version):
        return discard_plan(self.object, version=version, by=self.request.user)
