"""What goes out of an agreement's life, and what comes in. Days go in as words, as printed."""

from rest_framework import serializers
from rest_framework.fields import empty

from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement, OptionToExtend, YearlyStatement
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate


class PrintedDateIn(serializers.CharField):
    """A day in words, such as 10 February 2021; words that name no day are refused."""

    def __init__(self, **options):
        options.setdefault("max_length", 60)
        super().__init__(**options)

    def run_validation(self, data=empty):
        """Words first, as any text; then the days that they name."""
        printed = PrintedDate.from_words(super().run_validation(data))
        if not printed.known:
            raise serializers.ValidationError("Enter a day or month, like 31 March 2027")
        return printed


class OptionOut(serializers.ModelSerializer):
    class Meta:
        model = OptionToExtend
        fields = ["id", "months", "times", "latest_end", "words"]


class HappeningOut(serializers.Serializer):
    """One thing that happened. `kind` and `id` name its record, where it has one of its own."""

    on = PrintedDateOut()
    words = serializers.CharField()
    note = serializers.CharField()
    kind = serializers.CharField()
    id = serializers.IntegerField(source="pk", allow_null=True)
    is_open = serializers.BooleanField()
    unconfirmed = serializers.SerializerMethodField()

    def get_unconfirmed(self, one) -> bool:
        return one.awaits_confirming is not None


class YearlyStatementOut(serializers.ModelSerializer):
    year = serializers.CharField(source="year.label")

    class Meta:
        model = YearlyStatement
        fields = ["year", "state", "words", "stated_in"]


class LifeOut(serializers.Serializer):
    """An agreement's life, and what it allows."""

    happenings = HappeningOut(many=True)
    options = OptionOut(many=True)
    years = YearlyStatementOut(many=True)


class OptionIn(serializers.Serializer):
    months = serializers.IntegerField(min_value=1)
    times = serializers.IntegerField(min_value=1, required=False)
    latest_end = serializers.DateField(required=False)
    words = serializers.CharField(max_length=300, required=False)


class LifeIn(serializers.Serializer):
    """When it was decided or given; of history, the paper that says so."""

    on = PrintedDateIn(required=False)
    stated_in = serializers.CharField(max_length=200, required=False)

    def validate(self, attrs):
        if not attrs.get("stated_in") and "on" not in attrs:
            raise serializers.ValidationError({"on": "Enter the day, like 10 February 2021"})
        return attrs


class ByPartyIn(LifeIn):
    party = serializers.IntegerField(
        required=False, help_text="The id of the party whose act it was; left out if all of them"
    )


class DecidedIn(ByPartyIn):
    given_by = serializers.CharField(
        max_length=200, required=False, help_text="On whose authority, such as Cabinet"
    )
    reference = serializers.CharField(max_length=80, required=False)


class ExtendIn(DecidedIn):
    option = serializers.IntegerField(required=False, help_text="The id of the option")
    until = PrintedDateIn(help_text="The new last day")


class HoldOverIn(DecidedIn):
    begins = PrintedDateIn()
    until = PrintedDateIn(required=False, help_text="Left out if no day is set")


class NoticeIn(ByPartyIn):
    last = PrintedDateIn(help_text="The last day in force")
    notice_days = serializers.IntegerField(min_value=0, required=False)
    reason = serializers.CharField(required=False)


class WithdrawNoticeIn(serializers.Serializer):
    notice = serializers.IntegerField(help_text="The id of the notice")
    on = PrintedDateIn()
    reason = serializers.CharField(required=False)


class LeaveIn(LifeIn):
    party = serializers.IntegerField(help_text="The id of the party")
    last = PrintedDateIn(help_text="Its last day as a party")
    reason = serializers.CharField(required=False)


class StateYearIn(serializers.Serializer):
    year = serializers.CharField(max_length=9, help_text="Such as 2019/20")
    state = serializers.ChoiceField(YearlyStatement.State.choices)
    on = PrintedDateIn(required=False)
    words = serializers.CharField(max_length=300, required=False)
    stated_in = serializers.CharField(max_length=200, required=False)

    def validate_year(self, value):
        try:
            return FinancialYear.parse(value)
        except ValueError as slip:
            raise serializers.ValidationError(str(slip)) from slip


class ReplaceIn(serializers.Serializer):
    """Keys of the agreements that this one takes the place of; several are consolidated."""

    earlier = serializers.ListField(child=serializers.CharField(max_length=8), min_length=1)
    on = PrintedDateIn()
    stated_in = serializers.CharField(max_length=200, required=False)

    def validate_earlier(self, keys):
        seen = Agreement.objects.visible_to(self.context["request"].user)
        found = {one.key: one for one in seen.filter(key__in=keys)}
        missing = [key for key in keys if key not in found]
        if missing:
            raise serializers.ValidationError(f"There is no agreement {', '.join(missing)}.")
        return [found[key] for key in dict.fromkeys(keys)]


RECORD_KINDS = ["extension", "notice", "withdrawal", "hold-over", "year"]


class RecordIn(serializers.Serializer):
    kind = serializers.ChoiceField(RECORD_KINDS)
    id = serializers.IntegerField()


class TakeOutIn(RecordIn):
    reason = serializers.CharField()


class EvidenceIn(serializers.Serializer):
    """The paper itself: a PDF, PNG or JPEG, smaller than 25 MB."""

    party = serializers.IntegerField(help_text="The id of the party")
    fact = serializers.ChoiceField(["approval", "signature"])
    paper = serializers.FileField()
    pages = serializers.CharField(
        max_length=20,
        default="",
        allow_blank=True,
        help_text="Where it stands in a file that holds more: 12, or 12 to 14",
    )


class MergeIn(serializers.Serializer):
    duplicate = serializers.CharField(max_length=8, help_text="The key of the record that goes")
