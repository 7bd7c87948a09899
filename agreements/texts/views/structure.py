"""Pages that change where clauses stand, and what they are numbered."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from agreements.register.models import Agreement
from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.texts.clauses import add_clause
from agreements.texts.cross_references import (
    references_in,
    referring_to,
    target_named,
    targets_of,
)
from agreements.texts.forms.clauses import (
    ClauseForm,
    MoveClauseForm,
)
from agreements.texts.models import Clause
from agreements.texts.renumbering import new_numbers, renumber_clauses, stretches_of
from agreements.texts.structure import Step, levels_of, target_of, with_all_under
from agreements.texts.structuring import (
    bring_back_clause,
    delete_clause,
    deleted_of,
    move_clause,
    rows_of,
    step_clause,
)
from agreements.texts.views.clauses import AboutClause, offer_of_terms
from agreements.texts.words import called
from commissioning.errors import RuleBroken
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView

STEPS = {
    Step.UP: "Move up",
    Step.DOWN: "Move down",
    Step.NEST: "Put under the clause before it",
    Step.UNNEST: "Take out of the clause above it",
}
AROUND = 4
"""How many clauses are shown before and behind the one that is moved."""


class MoveClause(AboutClause, ActionView):
    """Steps leave one on the page, so that several can follow; putting it elsewhere goes back."""

    form_class = MoveClauseForm
    template_name = "texts/move.html"
    button = "Put it there"

    @cached_property
    def rows(self):
        return [row for row in rows_of(self.object.agreement) if not row.is_deleted]

    def get_heading(self):
        return f"Move {called(self.object)}"

    def get_form_kwargs(self):
        moving = [row.pk for row in with_all_under(self.rows, self.object)]
        others = self.object.agreement.clauses.exclude(pk__in=moving).in_order()
        return super().get_form_kwargs() | {"clauses": others}

    def values_of(self, record):
        """The version is that of the whole text's structure."""
        agreement = record if isinstance(record, Agreement) else record.agreement
        return {"version": agreement.version}

    def act(self, step, where, beside, version):
        here = {"version": version, "by": self.request.user}
        if step:
            return step_clause(self.object, step=step, **here)
        return move_clause(self.object, where=where, beside=beside, **here)

    def get_success_message(self):
        return f"{called(self.result)} was moved. No number was changed."

    def get_success_url(self):
        return self.request.path if self.request.POST.get("step") else self.back_url()

    def get_context_data(self, **kwargs):
        place = next(n for n, row in enumerate(self.rows) if row.pk == self.object.pk)
        last = place + len(with_all_under(self.rows, self.object))
        levels = levels_of(self.rows)
        near = self.rows[max(0, place - AROUND) : last + AROUND]
        return super().get_context_data(**kwargs) | {
            "steps": [(step, words) for step, words in STEPS.items() if self.leads_somewhere(step)],
            "near": [(row, called(row), levels[row.pk]) for row in near],
        }

    def leads_somewhere(self, step):
        try:
            target_of(self.rows, self.object, step)
        except RuleBroken:
            return False
        return True


class DeleteClause(AboutClause, ActionView):
    form_class = VersionForm
    template_name = "texts/delete.html"
    button = "Delete the clause"
    button_kind = "warning"
    success_message = (
        "The clause was deleted. While the agreement is a draft you can bring it back, from"
        " “Deleted clauses” below the text."
    )

    def get_heading(self):
        return f"Delete {called(self.object)}?"

    def get_success_url(self):
        return f"{self.object.agreement.get_absolute_url()}text/"

    def act(self, version):
        return delete_clause(self.object, version=version, by=self.request.user)

    def get_context_data(self, **kwargs):
        rows = list(self.object.agreement.clauses.in_order())
        along = with_all_under(rows, self.object)[1:]
        return super().get_context_data(**kwargs) | {
            "along": [called(row) for row in along],
            "referring": [called(row) for row in referring_to(rows, [self.object, *along])],
        }


class BringBackClause(AboutClause, ActionView):
    button = "Bring it back"
    success_message = "The clause stands again where it stood."

    def get_queryset(self):
        gone = Clause.with_deleted.visible_to(self.request.user).deleted()
        return gone.select_related("agreement__partnership")

    def get_heading(self):
        return f"Bring back {called(self.object)}?"

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}clauses/deleted/"

    def get_success_url(self):
        return f"{self.object.agreement.get_absolute_url()}text/#clause-{self.object.pk}"

    def act(self):
        return bring_back_clause(self.object, by=self.request.user)


class DeletedClauses(AgreementPage):
    """What was deleted from the draft, each with what went with it."""

    template_name = "texts/deleted.html"

    def get_context_data(self, **kwargs):
        along = Prefetch("deleted_along", Clause.with_deleted.in_order(), to_attr="along")
        gone = deleted_of(self.object).select_related("deleted_by").prefetch_related(along)
        return super().get_context_data(**kwargs) | {"gone": list(gone)}


class AddClause(AgreementAct):
    """Add a clause at the end; or before, behind or under the one named in the address."""

    permission_required = "texts.write_text"
    form_class = ClauseForm
    heading = "Add a clause"
    button = "Add the clause"
    words = {"before": "It will stand before", "after": "It will stand behind", "under": "Under"}

    def load(self):
        agreement = super().load()
        self.place = {}
        for where in self.words:
            asked = self.request.GET.get(where) or self.request.POST.get(where)
            if asked and asked.isdecimal():
                self.place = {where: get_object_or_404(agreement.clauses, pk=asked)}
                self.lead = f"{self.words[where]} {called(self.place[where])}."
        if not self.place:
            self.place = {"after": agreement.clauses.in_order().last()}
        return agreement

    def back_url(self):
        return f"{self.object.get_absolute_url()}text/"

    def get_success_url(self):
        there = f"{self.object.get_absolute_url()}text/#clause-{self.result.pk}"
        return offer_of_terms(self.result) or there

    def act(self, **words):
        return add_clause(self.object, by=self.request.user, **self.place, **words)


class Renumber(AgreementAct):
    """Show what a stretch of clauses would be called, and give the numbers when told to."""

    permission_required = "texts.write_text"
    form_class = VersionForm
    template_name = "texts/renumber.html"
    heading = "Renumber clauses"
    button = "Give these numbers"
    success_message = "The clauses were renumbered. What each was called is among its versions."

    def load(self):
        agreement = super().load()
        self.rows = rows_of(agreement)
        under = self.request.GET.get("under") or self.request.POST.get("under")
        named = {"pk": under if under and under.isdecimal() else 0}
        self.stretch = get_object_or_404(agreement.clauses, **named) if under else None
        return agreement

    def back_url(self):
        return f"{self.object.get_absolute_url()}text/"

    def get_success_url(self):
        return self.back_url()

    def act(self, version):
        by = self.request.user
        return renumber_clauses(self.object, stretch=self.stretch, version=version, by=by)

    def get_context_data(self, **kwargs):
        numbers = new_numbers(self.rows, self.stretch)
        return super().get_context_data(**kwargs) | {
            "agreement": self.object,
            "stretch": self.stretch and called(self.stretch),
            "numbers": [(new, called(new.clause)) for new in numbers],
            "changed": [new for new in numbers if new.is_changed],
            "referring": [called(row) for row in self.referring(numbers)],
            "stretches": [(row.pk, called(row)) for row in stretches_of(self.rows)],
        }

    def referring(self, numbers):
        """Clauses whose words name one that will be called otherwise."""
        standing = [row for row in self.rows if not row.is_deleted]
        changed = {new.clause.pk for new in numbers if new.is_changed}
        targets = targets_of(standing)
        return [
            row
            for row in standing
            if any(target_named(one.name, targets) in changed for one in references_in(row.body))
        ]
