"""What narrows the log, and what it is checked against."""

from django import forms

from commissioning.govuk.fields import DateField
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown


class LogFilters(FilterForm):
    what = forms.CharField(label="What was done, such as signed", required=False, max_length=80)
    who = forms.CharField(label="By whom", required=False, max_length=120)
    since = DateField(label="From", help_text="Such as 31/3/2028", required=False)
    until = DateField(label="To", help_text="Such as 31/3/2028", required=False)


class AnchorForm(forms.Form):
    """A head of the chain that somebody noted before. Both, or neither."""

    sequence = shown(
        forms.IntegerField(label="Number of the entry", min_value=1, required=False), width=10
    )
    hash = shown(
        forms.CharField(
            label="Its fingerprint",
            required=False,
            max_length=64,
            help_text="64 letters and figures, as a decision's PDF prints them",
        ),
        autocomplete="off",
    )

    def clean_hash(self) -> str:
        return str(self.cleaned_data["hash"]).strip().lower()
