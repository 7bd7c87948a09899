"""What is asked of somebody who changes clauses by a variation."""

from django import forms

from agreements.texts.forms.clauses import ClauseForm
from agreements.texts.models import Clause
from commissioning.govuk.fields import VersionField
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown


class FindClauseForm(FilterForm):
    """Words that narrow the list of clauses to choose from."""

    q = shown(
        forms.CharField(
            label="Number or words", max_length=100, required=False, help_text="Such as 5.2"
        ),
        width=20,
    )


class VariedClauseForm(ClauseForm):
    """A clause as it becomes."""

    version = VersionField()


class NewClauseForm(VariedClauseForm):
    """A clause that is added, or a whole schedule."""

    role = forms.ChoiceField(
        label="What is it?",
        choices=[
            (role, role.label)
            for role in (
                Clause.Role.CLAUSE,
                Clause.Role.HEADING,
                Clause.Role.SCHEDULE,
                Clause.Role.APPENDIX,
            )
        ],
        initial=Clause.Role.CLAUSE,
        widget=forms.RadioSelect,
    )
