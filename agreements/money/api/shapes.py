"""What goes out of the money, and what comes in."""

from rest_framework import serializers

from agreements.money.api.fields import (
    FinancialYearField,
    Money,
    VisibleAgreement,
    VisibleFund,
)
from agreements.money.authorities import decided_words
from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.money.warnings import fund_warnings
from agreements.register.models import Variation
from commissioning.api.fields import Visible
from commissioning.organisations.models import Organisation

Status = Contribution.Status


class FundOut(serializers.ModelSerializer):
    """A fund. `caution` must be shown with its amounts, if it says anything."""

    url = serializers.CharField(source="get_absolute_url")
    place = serializers.CharField(source="agreement.partnership.slug")
    agreement = serializers.SlugRelatedField("key", read_only=True)
    fund_class = serializers.SlugRelatedField("key", read_only=True)
    host = serializers.SlugRelatedField("slug", read_only=True)
    pool_manager = serializers.SerializerMethodField()
    caution = serializers.CharField()
    warnings = serializers.SerializerMethodField()

    class Meta:
        model = PooledFund
        fields = [
            "key",
            "url",
            "place",
            "agreement",
            "name",
            "fund_class",
            "host",
            "pool_manager",
            "services",
            "client_groups",
            "vat_basis",
            "vat_note",
            "report_rhythm",
            "figures_are",
            "caution",
            "held_despite",
            "stated_in",
            "warnings",
            "version",
        ]

    def get_pool_manager(self, fund) -> str:
        return fund.pool_manager.title if fund.pool_manager else ""

    def get_warnings(self, fund) -> list[str]:
        return fund_warnings(fund)


class ChangeFundIn(serializers.Serializer):
    """What is left out stays as it is."""

    name = serializers.CharField(max_length=200, required=False)
    fund_class = Visible("key", FundClass, required=False)
    host = Visible("slug", Organisation, required=False, allow_null=True)
    pool_manager = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text="The title of a post at the host; empty if it is not recorded",
    )
    services = serializers.CharField(required=False, allow_blank=True)
    client_groups = serializers.CharField(required=False, allow_blank=True)
    vat_basis = serializers.ChoiceField(PooledFund.VatBasis.choices, required=False)
    vat_note = serializers.CharField(required=False, allow_blank=True)
    report_rhythm = serializers.ChoiceField(PooledFund.ReportRhythm.choices, required=False)
    figures_are = serializers.ChoiceField(PooledFund.FiguresAre.choices, required=False)
    held_despite = serializers.CharField(
        required=False, allow_blank=True, help_text="Why a memorandum holds a fund"
    )
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class SetUpFundIn(ChangeFundIn):
    agreement = VisibleAgreement()
    name = serializers.CharField(max_length=200)
    fund_class = Visible("key", FundClass)


class ContributionOut(serializers.ModelSerializer):
    fund = serializers.SlugRelatedField("key", read_only=True)
    partner = serializers.SlugRelatedField("slug", read_only=True)
    source = serializers.SlugRelatedField("key", read_only=True)
    year = FinancialYearField(source="financial_year")
    amount = Money(allow_null=True)
    decided_by = serializers.SerializerMethodField()
    status = serializers.ChoiceField(Status.choices)
    confirmed_on = serializers.DateField(allow_null=True)
    confirmed_amount = Money(allow_null=True)

    class Meta:
        model = Contribution
        fields = [
            "key",
            "fund",
            "partner",
            "source",
            "source_as_printed",
            "year",
            "amount",
            "form",
            "spend",
            "recurrence",
            "basis",
            "effective_from",
            "effective_to",
            "decided_by",
            "variation",
            "note",
            "status",
            "confirmed_on",
            "confirmed_amount",
            "stated_as",
            "stated_in",
            "version",
        ]

    def get_decided_by(self, contribution) -> str:
        return decided_words(contribution)


class ChangeContributionIn(serializers.Serializer):
    """What is left out stays as it is."""

    partner = Visible("slug", Organisation, required=False)
    source = Visible("key", FundingSource, required=False)
    source_as_printed = serializers.CharField(max_length=200, required=False, allow_blank=True)
    amount = Money(required=False, allow_null=True, help_text="null: in kind, and not valued")
    form = serializers.ChoiceField(Contribution.Form.choices, required=False)
    spend = serializers.ChoiceField(Contribution.Spend.choices, required=False)
    recurrence = serializers.ChoiceField(Contribution.Recurrence.choices, required=False)
    basis = serializers.ChoiceField(Contribution.Basis.choices, required=False)
    effective_from = serializers.DateField(required=False, allow_null=True)
    effective_to = serializers.DateField(required=False, allow_null=True)
    decided_by = serializers.CharField(max_length=200, required=False, allow_blank=True)
    decided_on = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="As printed: 21 April 2022"
    )
    decision_reference = serializers.CharField(max_length=80, required=False, allow_blank=True)
    variation = Visible(
        "id",
        Variation,
        required=False,
        allow_null=True,
        help_text="The id of the variation of the agreement that changes it",
    )
    note = serializers.CharField(required=False, allow_blank=True)
    stated_as = serializers.ChoiceField(Status.choices, required=False, allow_blank=True)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class EnterContributionIn(ChangeContributionIn):
    fund = VisibleFund()
    partner = Visible("slug", Organisation)
    source = Visible("key", FundingSource)
    year = FinancialYearField()
    amount = Money(allow_null=True)
