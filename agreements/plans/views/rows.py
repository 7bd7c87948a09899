"""Adding, changing, moving and taking out what stands in an order: one set of pages for all kinds."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.plans.forms.plans import ChangePriorityForm, PriorityForm
from agreements.plans.forms.reviews import (
    ChangeDependencyForm,
    ChangePointForm,
    DependencyForm,
    PointForm,
)
from agreements.plans.models import Plan, PlanPriority, Review, ReviewDependency, ReviewPoint
from agreements.plans.models.concern import printed
from agreements.plans.ordered_rows import add_row, change_row, move_row, take_out_row
from agreements.plans.views.about import AboutPlan, AboutReview
from commissioning.govuk.questions import DirectionForm, VersionForm
from commissioning.govuk.views import ActionView


@dataclass(frozen=True)
class Rows:
    """One kind of row: of what it is, what it is called, and what is asked of it."""

    model: Any
    root: Any
    name: str
    anchor: str
    add_form: Any
    change_form: Any
    dates: tuple[str, ...] = ()

    def of(self, root):
        return getattr(root, self.anchor)

    def columns(self, answers):
        """Answers as the columns of a row: a day as printed has three."""
        found = {name: value for name, value in answers.items() if name not in self.dates}
        for name in self.dates:
            found |= printed(name, answers[name])
        return found


PRIORITIES = Rows(PlanPriority, Plan, "priority", "priorities", PriorityForm, ChangePriorityForm)
POINTS = Rows(ReviewPoint, Review, "point", "points", PointForm, ChangePointForm)
DEPENDENCIES = Rows(
    ReviewDependency,
    Review,
    "dependency",
    "dependencies",
    DependencyForm,
    ChangeDependencyForm,
    ("expected",),
)


class ActsOnRows(ActionView):
    """Goes back to the plan or review, where the rows of the kind begin."""

    rows: Any = None

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}#{self.rows.anchor}"

    back_url = get_success_url


class AddRow(ActsOnRows):
    def get_form_class(self):
        return self.rows.add_form

    def get_heading(self):
        return f"Add a {self.rows.name}"

    def get_initial(self):
        asked = self.request.GET.get("kind")
        return super().get_initial() | ({"kind": asked} if asked else {})

    def act(self, **answers):
        fields = self.rows.columns(answers)
        return add_row(self.rows.model, self.object, by=self.request.user, **fields)


class OneRow(ActsOnRows):
    form_class: type[Form] = VersionForm

    def load(self):
        root = super().load()
        self.row = get_object_or_404(self.rows.of(root), pk=self.kwargs["row"])
        return root


class ChangeRow(OneRow):
    success_message = "Saved."

    def get_form_class(self):
        return self.rows.change_form

    def get_heading(self):
        return f"Change this {self.rows.name}"

    @property
    def prefill(self):
        return tuple(self.rows.add_form.base_fields)

    def values_of(self, record):
        try:
            self.row.refresh_from_db()
        except ObjectDoesNotExist as gone:  # taken out while this person was writing
            raise Http404 from gone
        plain = [name for name in self.prefill if name not in self.rows.dates]
        values = {name: getattr(self.row, name) for name in plain}
        days = {name: getattr(self.row, f"{name}_on") for name in self.rows.dates}
        return values | days | {"version": record.version}

    def act(self, version, **answers):
        changes = self.rows.columns(answers)
        return change_row(self.row, version=version, by=self.request.user, **changes)


class TakeOutRow(OneRow):
    template_name = "plans/row.html"
    button = "Take it out"
    button_kind = "warning"

    def get_heading(self):
        return f"Take this {self.rows.name} out?"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"row": self.row}

    def act(self, version):
        return take_out_row(self.row, version=version, by=self.request.user)


class MoveRow(OneRow):
    """The page of a plan or review has a button for each direction; they are sent here."""

    template_name = "plans/row.html"
    form_class = DirectionForm
    button = "Move it"

    def get_heading(self):
        return f"Move this {self.rows.name}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"row": self.row}

    def act(self, direction):
        return move_row(self.row, up=direction == "up", by=self.request.user)


class AddPlanRow(AboutPlan, AddRow):
    pass


class ChangePlanRow(AboutPlan, ChangeRow):
    pass


class TakeOutPlanRow(AboutPlan, TakeOutRow):
    pass


class MovePlanRow(AboutPlan, MoveRow):
    pass


class AddReviewRow(AboutReview, AddRow):
    pass


class ChangeReviewRow(AboutReview, ChangeRow):
    pass


class TakeOutReviewRow(AboutReview, TakeOutRow):
    pass


class MoveReviewRow(AboutReview, MoveRow):
    pass
