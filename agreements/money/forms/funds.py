from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser

from agreements.money.models import FundClass, PooledFund
from agreements.register.models import Agreement
from commissioning.govuk.fields import VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


class FundForm(forms.Form):
    """What is said of a pooled fund. What a paper does not state can be left open."""

    name = forms.CharField(max_length=200, help_text="Such as Better Care Fund")
    fund_class = forms.ModelChoiceField(
        FundClass.objects.none(),
        label="What kind of fund is it?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Select what kind of fund it is"},
    )
    host = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Host partner",
        required=False,
        help_text="Who keeps the fund’s accounts",
        empty_label="Not recorded",
    )
    pool_manager = forms.ModelChoiceField(
        Post.objects.none(),
        label="Pool manager",
        required=False,
        help_text="A post, as people come and go",
        empty_label="Not recorded",
    )
    pool_manager_title = forms.CharField(
        label="Pool manager’s post at the host, if it is not on the list",
        max_length=200,
        required=False,
    )
    services = shown(
        forms.CharField(label="Services it pays for", widget=forms.Textarea, required=False), rows=3
    )
    client_groups = shown(
        forms.CharField(label="Client groups", widget=forms.Textarea, required=False), rows=2
    )
    vat_basis = forms.ChoiceField(
        label="VAT",
        choices=PooledFund.VatBasis,
        widget=forms.RadioSelect,
        initial="not_stated",
        error_messages={"required": "Select what is known of VAT"},
    )
    vat_note = shown(
        forms.CharField(
            label="VAT note",
            widget=forms.Textarea,
            required=False,
            help_text="Amounts are entered net of VAT that can be recovered",
        ),
        rows=2,
    )
    report_rhythm = forms.ChoiceField(
        label="How often does the pool manager report?",
        choices=PooledFund.ReportRhythm,
        initial="not_stated",
        error_messages={"required": "Select how often the pool manager reports"},
    )
    figures_are = forms.ChoiceField(
        label="The figures are",
        choices=PooledFund.FiguresAre,
        widget=forms.RadioSelect,
        initial="real",
        error_messages={"required": "Select whether the figures are real"},
    )
    stated_in = forms.CharField(
        label="Paper that records the fund",
        max_length=200,
        required=False,
        help_text="For history: which paper it is taken from",
    )
    held_despite = shown(
        forms.CharField(
            label="Why does this memorandum hold a fund?",
            widget=forms.Textarea,
            required=False,
            help_text="Money needs a section 75, 76 or 256 agreement, or a contract",
            error_messages={"required": "Enter why this memorandum holds a fund"},
        ),
        rows=3,
    )

    def __init__(self, *args: Any, agreement: Agreement, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Organisation.objects.visible_to(AnonymousUser()).filter(
            pk__in=agreement.party_ids
        )
        classes = FundClass.objects.visible_to(AnonymousUser())
        offer(self, fund_class=classes, host=parties, pool_manager=posts)
        hints = {str(one.pk): one.meaning for one in classes}
        shown(self.fields["fund_class"], choice_hints=hints)
        if agreement.kind != Agreement.Kind.MOU:
            del self.fields["held_despite"]
        else:
            self.fields["held_despite"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("pool_manager") and cleaned.get("pool_manager_title"):
            self.add_error(
                "pool_manager_title", "Choose a post from the list or name one, not both"
            )
        return cleaned


class ChangeFundForm(FundForm):
    version = VersionField()
