"""The pages on which a variation replaces, adds and takes out clauses of a text."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from agreements.register.views.pages import AgreementPage
from agreements.register.views.variations import FindsVariation, VariationAct
from agreements.texts.clauses import content_of
from agreements.texts.forms.varying import FindClauseForm, NewClauseForm, VariedClauseForm
from agreements.texts.models import VariedClause
from agreements.texts.structure import levels_of
from agreements.texts.varying.changing import (
    add_clause_behind,
    leave_clause_as_it_is,
    replace_clause,
    take_out_clause,
)
from agreements.texts.varying.text import text_with
from agreements.texts.words import called
from commissioning.govuk.questions import VersionForm


def holds(passage, words):
    """Whether its number begins so, or it holds each of the words."""
    clause = passage.clause
    if clause.number.casefold().startswith(words):
        return True
    said = f"{clause.number} {clause.heading} {clause.body}".casefold()
    return all(word in said for word in words.split())


class VaryClauses(FindsVariation, AgreementPage):
    """Which clauses change? Every clause of the text as the variation leaves it, to choose from."""

    permission_required = "register.edit_agreement"
    cannot = "change this variation"
    template_name = "texts/vary_clauses.html"

    def get_context_data(self, **kwargs):
        text = text_with(self.variation)
        find = FindClauseForm(self.request.GET)
        asked = find.cleaned_data["q"].strip().casefold() if find.is_valid() else ""
        levels = levels_of([one.clause for one in text.passages])
        own = {row.pk: row for row in self.variation.varied_clauses.with_what_they_change()}
        return super().get_context_data(**kwargs) | {
            "find": find,
            "asked": asked,
            "own": own,
            "passages": [
                (one, called(one.clause), levels[one.clause.pk])
                for one in text.passages
                if holds(one, asked)
            ],
        }


class VaryText(VariationAct):
    """Change one clause by the variation, and go back to the list."""

    permission_required = "register.edit_agreement"
    cannot = "change this variation"
    button = "Save and continue"
    template_name = "texts/vary_clause.html"

    def back_url(self):
        return f"{self.variation.get_absolute_url()}clauses/"

    def values_of(self, record):
        return {"version": getattr(record, "version", None)}

    def get_initial(self):
        return super().get_initial() | {"version": self.variation.version}


class VaryOneClause(VaryText):
    def load(self):
        agreement = super().load()
        found = self.text.find(self.kwargs["passage"])
        if found is None or found.is_gone:
            raise Http404
        self.passage = found
        return agreement

    @cached_property
    def text(self):
        return text_with(self.variation)

    @property
    def named(self):
        return called(self.passage.clause)


class ReplaceClause(VaryOneClause):
    form_class = VariedClauseForm
    lead = (
        "These are its words now. Write them as they are to read once the variation takes effect."
    )
    success_message = "The variation changes the clause."

    def get_heading(self):
        return f"Replace {self.named}"

    def get_initial(self):
        return super().get_initial() | content_of(self.passage.clause)

    def act(self, **content):
        return replace_clause(self.variation, self.passage.origin, by=self.request.user, **content)


class AddClauseByVariation(VaryText):
    """Behind the clause that the address names; at the front where it names none."""

    form_class = NewClauseForm
    success_message = "The variation adds the clause."

    def load(self):
        agreement = super().load()
        self.behind, self.heading = None, "Add a clause at the front"
        if key := self.kwargs.get("passage"):
            found = text_with(self.variation).find(key)
            if found is None or found.is_gone:
                raise Http404
            self.behind, self.heading = found.origin, f"Add a clause behind {called(found.clause)}"
        return agreement

    def act(self, **content):
        return add_clause_behind(self.variation, self.behind, by=self.request.user, **content)


class TakeOutClause(VaryOneClause):
    form_class = VersionForm
    lead = "It stands in the text until the day before the variation takes effect, and so does all that stands under it."
    button = "It is taken out"
    success_message = "The variation takes the clause out."

    def get_heading(self):
        return f"Does {self.named} go?"

    def act(self, version):
        return take_out_clause(
            self.variation, self.passage.origin, by=self.request.user, version=version
        )


class LeaveClauseAsItIs(VaryText):
    form_class = VersionForm
    button = "Leave it as it is"
    success_message = "The variation leaves the clause as it is."

    def load(self):
        agreement = super().load()
        rows = VariedClause.objects.visible_to(self.request.user).with_what_they_change()
        self.row = get_object_or_404(rows, variation=self.variation, pk=self.kwargs["row"])
        return agreement

    def get_heading(self):
        return f"Take back “{self.row}”?"

    def act(self, version):
        return leave_clause_as_it_is(self.row, by=self.request.user, version=version)
