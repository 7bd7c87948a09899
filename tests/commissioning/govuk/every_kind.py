"""A form with every kind of question."""

from django import forms

from commissioning.govuk.fields import DateField, MoneyField, PrintedDateField, VersionField

KINDS = [("mou", "Memorandum"), ("jca", "Joint agreement")]


class EveryKindForm(forms.Form):
    title = forms.CharField(label="Title", max_length=20, help_text="What partners call it")
    email = forms.EmailField(label="Email address")
    reasons = forms.CharField(label="Reasons", widget=forms.Textarea)
    kind = forms.ChoiceField(label="Kind", choices=KINDS, widget=forms.RadioSelect)
    uses = forms.MultipleChoiceField(
        label="Uses", choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    part = forms.ChoiceField(label="Part", choices=[("", "---------"), *KINDS])
    agreed = forms.BooleanField(label="I agree")
    seats = forms.IntegerField(label="Seats", min_value=1, max_value=40)
    paper = forms.FileField(label="Paper")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    ends_on = DateField(label="End date")
    starts = PrintedDateField(label="Start")
    amount = MoneyField(label="Amount")
    version = VersionField()
