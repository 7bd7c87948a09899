"""What narrows the list of decisions."""

from django import forms

from commissioning.govuk.renderer import shown


class DecisionFilters(forms.Form):
    q = shown(
        forms.CharField(label="Words in the title or reference", required=False),
        say_optional=False,
    )
    state = shown(
        forms.ChoiceField(
            label="State",
            choices=[
                ("", "Drafts and published"),
                ("draft", "Drafts"),
                ("published", "Published"),
            ],
            required=False,
        ),
        say_optional=False,
    )
