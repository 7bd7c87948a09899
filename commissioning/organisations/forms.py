"""What narrows the list of bodies."""

from django import forms

from commissioning.govuk.filters import FilterForm
from commissioning.organisations.models import Organisation


class OrganisationFilters(FilterForm):
    q = forms.CharField(label="Name, former name or code", required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Organisation.Kind.choices], required=False)
