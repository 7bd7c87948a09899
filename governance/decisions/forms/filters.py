"""What narrows the list of decisions."""

from django import forms

from commissioning.govuk.filters import FilterForm


class DecisionFilters(FilterForm):
    q = forms.CharField(label="Words in the title or reference", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[("", "Drafts and published"), ("draft", "Drafts"), ("published", "Published")],
        required=False,
    )
