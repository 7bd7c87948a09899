from agreements.register.views.pages import AgreementAct
from agreements.texts.defining import add_definition, change_definition, take_out_definition
from agreements.texts.forms import ChangeDefinitionForm, DefinitionForm, DeleteClauseForm
from agreements.texts.models import Definition
from commissioning.govuk.views import ActionView


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


class AboutDefinition(ActionView):
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


class ChangeDefinition(AboutDefinition):
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


class TakeOutDefinition(AboutDefinition):
    form_class = DeleteClauseForm
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
