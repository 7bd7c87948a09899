from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.completeness.answering import (
    explain_item,
    name_clause,
    take_back_explanation,
    take_out_named_clause,
)
from agreements.completeness.checking import check, completeness_of
from agreements.completeness.disagreeing import bodies_of_reviewer
from agreements.completeness.forms import ExplainForm, NameClauseForm
from agreements.completeness.recorded import read_recorded
from agreements.completeness.reports import reports_of
from agreements.completeness.shown import show_items
from agreements.completeness.suggesting import suggest_clauses
from agreements.completeness.words import in_the_way, sentence
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken


class Missing(AgreementPage):
    """The whole list: what is met, explained and missing."""

    template_name = "completeness/missing.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        recorded = next(read_recorded(self.get_queryset().filter(pk=self.object.pk), today))
        whole = check(recorded)
        year = FinancialYear.containing(today)
        return super().get_context_data(**kwargs) | {
            "whole": whole,
            "sentence": sentence(whole),
            "in_the_way": in_the_way(whole),
            "groups": show_items(whole),
            "year": year,
            "duties": reports_of(recorded, year),
        }


class AboutItem:
    """One item of the list of an agreement; 404 if it is not on it."""

    def load(self):
        agreement = super().load()
        whole = completeness_of(agreement, timezone.localdate())
        try:
            self.checked = whole.item(self.kwargs["item"])
        except RuleBroken as no_such:
            raise Http404 from no_such
        return agreement

    @property
    def suggested(self):
        texts = [clause for clause in self.clauses if clause.heading]
        named = {named.clause_id for named in self.checked.clauses}
        found = suggest_clauses(self.checked.item, texts)
        return [clause for clause in found if clause.pk not in named]

    @property
    def clauses(self):
        return [clause for clause in self.object.clauses.in_order() if clause.is_text]


class OneItem(AboutItem, AgreementPage):
    """What an item asks, what meets it, who explained it and who disagrees."""

    template_name = "completeness/item.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "checked": self.checked,
            "item": self.checked.item,
            "suggested": self.suggested if self.checked.item.is_met_by_clause else [],
            "mine": bodies_of_reviewer(self.object, user),
            "may_answer": user.has_perm("completeness.answer_item", self.object),
            "may_disagree": user.has_perm("completeness.disagree", self.object),
        }


class ItemAct(AboutItem, AgreementAct):
    """Do one thing about an item, then go back to it."""

    permission_required = "completeness.answer_item"
    template_name = "completeness/item_act.html"

    def back_url(self):
        return f"{self.object.get_absolute_url()}missing/{self.kwargs['item']}/"

    def get_success_url(self):
        return self.back_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"item": self.checked.item}


class NameClause(ItemAct):
    form_class = NameClauseForm
    heading = "Name the clause that says it"
    button = "This clause says it"
    success_message = "The clause is named."

    def get_form_kwargs(self):
        texts = {"suggested": self.suggested, "clauses": self.clauses}
        return super().get_form_kwargs() | texts

    def get_initial(self):
        asked = self.request.GET.get("clause", "")
        return super().get_initial() | ({"clause": asked} if asked.isdecimal() else {})

    def act(self, clause):
        found = get_object_or_404(self.object.clauses, pk=clause)
        return name_clause(self.object, self.kwargs["item"], found, by=self.request.user)


class TakeOutClause(ItemAct):
    """Say that a clause does not meet the item after all."""

    button = "It does not say so"
    button_kind = "warning"

    def load(self):
        agreement = super().load()
        rows = agreement.named_clauses.filter(item=self.kwargs["item"])
        self.named = get_object_or_404(rows, pk=self.kwargs["named"])
        return agreement

    def get_heading(self):
        return f"Does {self.named} not say it after all?"

    def act(self):
        return take_out_named_clause(self.named, by=self.request.user)


class Explain(ItemAct):
    form_class = ExplainForm
    heading = "Explain why it is not needed"
    button = "Save the explanation"
    success_message = "Explained."

    def act(self, reason):
        item = self.kwargs["item"]
        return explain_item(self.object, item, reason=reason, by=self.request.user)


class TakeBackExplanation(ItemAct):
    heading = "Take the explanation back?"
    button = "Take it back"
    button_kind = "warning"

    def act(self):
        return take_back_explanation(self.object, self.kwargs["item"], by=self.request.user)
