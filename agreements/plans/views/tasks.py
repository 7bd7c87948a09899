from django.utils import timezone

from agreements.plans.discarding import discard_task
from agreements.plans.forms.plans import TaskForm
from agreements.plans.models import PlanTask
from agreements.plans.plan_tasks import add_task, finish_task, move_task, reopen_task
from agreements.plans.views.about import who_can_change
from agreements.plans.views.plans import PlanAct
from commissioning.govuk.questions import DoneForm, MoveDueForm, ReasonForm, VersionForm
from commissioning.govuk.views import ActionView


class AddTask(PlanAct):
    form_class = TaskForm
    heading = "Add a task"
    button = "Add the task"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"bodies": self.bodies(), "posts": self.posts()}

    def act(self, **details):
        return add_task(self.object, by=self.request.user, **details)


class OneTask(ActionView):
    """A page about one task of a plan that this person may see."""

    find_by = {"key": "task", "plan__key": "key", "plan__partnership__slug": "place"}
    template_name = "plans/change_task.html"
    context_name = "task"
    permission_required = "plans.change_task"
    cannot = "change this task"
    success_message = "Saved."

    def get_queryset(self):
        seen = PlanTask.objects.visible_to(self.request.user)
        return seen.select_related("plan__partnership", "plan__agreement")

    def who_can(self):
        return who_can_change(self.object.plan, self.request.user)


class FinishTask(OneTask):
    form_class = DoneForm
    heading = "Mark a task as done"
    button = "Mark as done"

    def get_initial(self):
        return super().get_initial() | {"done_on": timezone.localdate()}

    def act(self, **details):
        today = timezone.localdate()
        return finish_task(self.object, today=today, by=self.request.user, **details)


class MoveTask(OneTask):
    form_class = MoveDueForm
    heading = "Move a task"
    button = "Move it"

    def act(self, **details):
        return move_task(self.object, by=self.request.user, **details)

    def values_of(self, record):
        return {"due": record.due_on, "version": record.version}


class ReopenTask(OneTask):
    form_class = ReasonForm
    heading = "This is not done after all"
    button = "Take back that it is done"
    button_kind = "warning"

    def act(self, **details):
        return reopen_task(self.object, by=self.request.user, **details)


class DiscardTask(OneTask):
    form_class = VersionForm
    heading = "Take this task out?"
    lead = "For a task that was entered by mistake. The plan’s history keeps it."
    button = "Take it out"
    button_kind = "warning"
    success_message = "The task is taken out."

    def get_success_url(self):
        return self.object.plan.get_absolute_url()

    def act(self, version):
        return discard_task(self.object, version=version, by=self.request.user)
