"""What goes out of completeness, and what comes in."""

from rest_framework import serializers

from agreements.completeness.models import Consultation, CoveredFunction, Disagreement
from agreements.completeness.shown import ShownItem
from agreements.completeness.words import sentence
from agreements.money.api.fields import FinancialYearField
from agreements.register.api.serializers import PrintedDateOut


class DisagreementOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    organisation = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Disagreement
        fields = [
            "id",
            "agreement",
            "item",
            "organisation",
            "reason",
            "at",
            "answer",
            "answered_at",
            "withdrawn_at",
            "is_open",
        ]


class NamedClauseOut(serializers.Serializer):
    clause = serializers.IntegerField(source="clause_id", allow_null=True)
    called = serializers.CharField()
    is_changed = serializers.BooleanField()
    is_deleted = serializers.BooleanField()


class ItemOut(serializers.Serializer):
    """An item of the list, and what meets it."""

    key = serializers.CharField(source="item.key")
    group = serializers.CharField(source="item.group.value")
    words = serializers.CharField(source="item.words")
    weight = serializers.CharField(source="item.weight.value")
    source = serializers.CharField(source="item.source")
    rule = serializers.CharField(source="item.rule")
    state = serializers.CharField(source="state.value")
    says = serializers.SerializerMethodField()
    clauses = NamedClauseOut(many=True)
    explanation = serializers.CharField(source="explanation.reason", default=None)
    disagreements = DisagreementOut(many=True)

    def get_says(self, checked) -> list[str]:
        return ShownItem(checked).sentences


class WarningOut(serializers.Serializer):
    rule = serializers.CharField()
    sentence = serializers.CharField()
    found = serializers.ListField(child=serializers.CharField())


class CompletenessOut(serializers.Serializer):
    """The list of one agreement."""

    agreement = serializers.CharField(source="agreement.key")
    sentence = serializers.SerializerMethodField()
    missing_musts = serializers.SerializerMethodField()
    items = ItemOut(many=True)
    warnings = WarningOut(many=True)

    def get_sentence(self, whole) -> str:
        return sentence(whole)

    def get_missing_musts(self, whole) -> list[str]:
        return [checked.item.key for checked in whole.in_the_way]


class ItemIn(serializers.Serializer):
    item = serializers.SlugField(help_text="The key of an item of the list")


class NameClauseIn(ItemIn):
    clause = serializers.IntegerField(help_text="The id of a clause of the agreement")


class ExplainIn(ItemIn):
    reason = serializers.CharField()


class DisagreeIn(ExplainIn):
    organisation = serializers.SlugField(
        required=False, help_text="Which of your bodies disagrees, where you act for several"
    )


class ReportDutyOut(serializers.Serializer):
    """A report that the arrangement owes for a stretch, and when it was given."""

    report = serializers.CharField(source="key", help_text="The key of the report")
    about = serializers.CharField()
    owner = serializers.CharField(help_text="Who reports")
    first = serializers.DateField()
    last = serializers.DateField()
    is_annual = serializers.BooleanField()
    due = serializers.DateField()
    given_on = serializers.DateField(source="given.on", default=None)
    stated_in = serializers.CharField(source="given.stated_in", default="")


class ReportYearIn(serializers.Serializer):
    year = FinancialYearField(required=False, help_text="Such as 2026/27; else this year")


class ReportIn(serializers.Serializer):
    report = serializers.SlugField(help_text="The key of the report")


class GiveReportIn(ReportIn):
    on = serializers.DateField(help_text="The day it was given")
    stated_in = serializers.CharField(max_length=200, required=False)


class TakeBackReportIn(ReportIn):
    reason = serializers.CharField()


class AnswerIn(serializers.Serializer):
    answer = serializers.CharField()


class FunctionOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    delegating = serializers.SlugRelatedField("slug", read_only=True)
    exercising = serializers.SlugRelatedField("slug", read_only=True)
    accountable = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = CoveredFunction
        fields = [
            "id",
            "agreement",
            "side",
            "words",
            "delegating",
            "exercising",
            "accountable",
            "stated_in",
            "version",
        ]


class FunctionIn(serializers.Serializer):
    side = serializers.ChoiceField(CoveredFunction.Side.choices)
    words = serializers.CharField()
    delegating = serializers.SlugField(required=False, help_text="The slug of a party")
    exercising = serializers.SlugField(required=False, help_text="The slug of a party")
    stated_in = serializers.CharField(max_length=200, required=False)


class NewFunctionIn(FunctionIn):
    agreement = serializers.CharField(help_text="The key of the agreement")


class ConsultationOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    began_on = PrintedDateOut()
    ended_on = PrintedDateOut()

    class Meta:
        model = Consultation
        fields = [
            "id",
            "agreement",
            "need",
            "reason",
            "who",
            "method",
            "began_on",
            "ended_on",
            "summary",
            "result",
            "stated_in",
            "lacks",
            "version",
        ]


class ConsultationIn(serializers.Serializer):
    """Words go in as printed; the service works out the days."""

    need = serializers.ChoiceField(Consultation.Need.choices, required=False)
    reason = serializers.CharField(required=False, allow_blank=True)
    who = serializers.CharField(required=False, allow_blank=True)
    method = serializers.CharField(required=False, allow_blank=True)
    began_on = serializers.CharField(max_length=100, required=False, allow_blank=True)
    ended_on = serializers.CharField(max_length=100, required=False, allow_blank=True)
    summary = serializers.CharField(required=False, allow_blank=True)
    result = serializers.CharField(required=False, allow_blank=True)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class NewConsultationIn(ConsultationIn):
    agreement = serializers.CharField(help_text="The key of the agreement")
