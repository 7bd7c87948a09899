from itertools import zip_longest

from django.shortcuts import get_object_or_404

from agreements.register.views.pages import AgreementAct
from agreements.texts.comparing import compared
from agreements.texts.defining import add_definition, change_definition, take_out_definition
from agreements.texts.forms.definitions import (
    ChangeDefinitionForm,
    DefinitionForm,
    KeepDefinitionsForm,
)
from agreements.texts.models import Definition
from agreements.texts.proposing import keep_proposals, proposals_of
from agreements.texts.words import called
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView, RecordView
from commissioning.govuk.words import plural


class AddDefinition(AgreementAct):
    permission_required = "texts.write_text"
    form_class = DefinitionForm
    heading = "Add a definition"
    lead = "The term is marked where the text uses it, and leads to what it stands for."
    button = "Add the definition"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"clauses": self.object.clauses.in_order()}

    def back_url(self):
        return f"{self.object.get_absolute_url()}text/#definitions"

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}text/#definition-{self.result.pk}"

    def act(self, **said):
        return add_definition(self.object, by=self.request.user, **said)


class AboutDefinition:
    """One defined term of an agreement that this person may see."""

    find_by = {
        "pk": "definition",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    context_name = "definition"
    permission_required = "texts.edit_definition"
    cannot = "change this definition"

    def get_queryset(self):
        seen = Definition.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership")

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}text/#definition-{self.object.pk}"

    def get_success_url(self):
        return self.back_url()


class ChangeDefinition(AboutDefinition, ActionView):
    form_class = ChangeDefinitionForm
    template_name = "texts/definition.html"
    prefill = ("term", "meaning", "clause")
    success_message = "The definition was saved."

    def get_heading(self):
        return f"Change the definition of {self.object}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"clauses": self.object.agreement.clauses.in_order()}

    def values_of(self, record):
        return super().values_of(record) | {"clause": record.clause_id}

    def act(self, **said):
        return change_definition(self.object, by=self.request.user, **said)


class DefinitionVersions(AboutDefinition, RecordView):
    """What a definition said before, newest first."""

    permission_required = "texts.view_definition"
    cannot = "read this definition"
    template_name = "texts/definition_versions.html"

    def get_context_data(self, **kwargs):
        versions = list(self.object.versions.select_related("by", "clause"))
        return super().get_context_data(**kwargs) | {
            "agreement": self.object.agreement,
            "versions": [
                (version, before and terms_between(before, version))
                for version, before in zip_longest(versions, versions[1:])
            ],
        }


def terms_between(before, after):
    """The term and its meaning, each with what changed since the version before."""
    return {
        "title": compared(before.term, after.term),
        "body": compared(before.meaning, after.meaning),
    }


class KeepDefinitions(AgreementAct):
    """Offer the terms that a text defines and does not list; of one clause, right after its saving."""

    permission_required = "texts.write_text"
    form_class = KeepDefinitionsForm
    template_name = "texts/keep_definitions.html"
    button = "Keep these definitions"

    def load(self):
        agreement = super().load()
        asked = self.request.GET.get("clause", "")
        clauses = agreement.clauses.in_order()
        if asked:
            named = {"pk": asked if asked.isdecimal() else 0}
            clauses = [get_object_or_404(agreement.clauses, **named)]
        self.clause = clauses[0] if asked else None
        self.proposals = proposals_of(clauses, list(agreement.definitions.all()))
        return agreement

    def get_heading(self):
        if self.clause:
            return f"Keep the terms that {called(self.clause)} defines?"
        return "Terms that the text defines"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"proposals": self.proposals}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"proposals": self.proposals}

    def back_url(self):
        where = f"clause-{self.clause.pk}" if self.clause else "definitions"
        return f"{self.object.get_absolute_url()}text/#{where}"

    def get_success_url(self):
        return self.back_url()

    def get_success_message(self):
        return f"{plural(len(self.result), 'definition')} kept." if self.result else ""

    def act(self, terms=()):
        chosen = [one for one in self.proposals if one.name in terms]
        return keep_proposals(self.object, chosen, by=self.request.user)


class TakeOutDefinition(AboutDefinition, ActionView):
    form_class = VersionForm
    button = "Take it out"
    button_kind = "warning"
    lead = "The term is not marked in the text any more. No word of the text changes."
    success_message = "The definition was taken out of the list."

    def get_heading(self):
        return f"Take {self.object} out of the definitions?"

    def get_success_url(self):
        return f"{self.object.agreement.get_absolute_url()}text/#definitions"

    def act(self, version):
        take_out_definition(self.object, version=version, by=self.request.user)
