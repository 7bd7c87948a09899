"""What is asked of a view of the list that somebody keeps."""

from django import forms


class SaveViewForm(forms.Form):
    """A name for the filters that stand in the address."""

    name = forms.CharField(
        label="Name of the view", max_length=80, help_text="Only you see it, such as Ending soon"
    )
    query = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
