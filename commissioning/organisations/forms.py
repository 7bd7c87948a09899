"""Choosing a body, and what narrows the list of bodies."""

from django import forms

from commissioning.calendar.dates import words
from commissioning.govuk.filters import FilterForm
from commissioning.organisations.models import Organisation


class OrganisationFilters(FilterForm):
    q = forms.CharField(label="Name, former name or code", required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Organisation.Kind.choices], required=False)


class BodyField(forms.ModelChoiceField):
    """One body of those there are or were: history needs the old ones, a new paper the others."""

    def label_from_instance(self, body: Organisation) -> str:
        return f"{body} (to {words(body.ended_on)})" if body.ended_on else str(body)
