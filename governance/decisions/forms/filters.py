"""What narrows the list of decisions."""

from django import forms


class DecisionFilters(forms.Form):
    q = forms.CharField(label="Words in the title or reference", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[("", "Drafts and published"), ("draft", "Drafts"), ("published", "Published")],
        required=False,
    )
