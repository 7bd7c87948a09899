"""Stating, correcting and retiring figures; they are shown on the page of the body or place."""

from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.sourced_facts.facts import add_fact, correct_fact, retire_fact
from commissioning.sourced_facts.forms import CorrectForm, FigureForm, RetireForm
from commissioning.sourced_facts.models import SourcedFact


class AddFact(ActionView):
    form_class = FigureForm
    permission_required = "sourced_facts.add_fact"
    cannot = "state figures of it"
    button = "Add the figure"

    def get_heading(self):
        return f"A figure about {self.object}"

    def who_can(self):
        return "Commissioners and administrators of the body, or of a partner in the place, can."

    def act(self, **figure):
        return add_fact(self.object, by=self.request.user, **figure)


class AddFactOfOrganisation(AddFact):
    find_by = {"slug": "slug"}

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)


class AddFactOfPlace(AddFact):
    find_by = {"slug": "place"}

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user)


class FactAct(ActionView):
    """An act on one figure, then back to what it is about."""

    find_by = {"pk": "pk"}
    permission_required = "sourced_facts.change_fact"
    cannot = "change this figure"

    def get_queryset(self):
        rows = SourcedFact.objects.visible_to(self.request.user)
        return rows.select_related("organisation", "partnership")

    def who_can(self):
        return "Commissioners and administrators of the body, or of a partner in the place, can."

    def back_url(self):
        return self.object.get_absolute_url()

    get_success_url = back_url


class CorrectFact(FactAct):
    template_name = "sourced_facts/correct.html"
    form_class = CorrectForm
    prefill = ("kind", "about", "words", "value", "precision", "as_of", "source")
    lead = "For what was taken down wrongly. A figure of a later day is added beside this one."

    def get_heading(self):
        return f"Correct: {self.object}"

    def act(self, version, **figure):
        return correct_fact(self.object, by=self.request.user, version=version, **figure)


class RetireFact(FactAct):
    form_class = RetireForm
    lead = "It stays on record, and is used for no day any more."
    button = "Retire the figure"
    button_kind = "warning"

    def get_heading(self):
        return f"Retire: {self.object}"

    def act(self, version, reason):
        return retire_fact(self.object, by=self.request.user, version=version, reason=reason)
