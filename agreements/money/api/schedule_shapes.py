"""A schedule as it goes out. Amounts and shares stand in the order of `partners`."""

from rest_framework import serializers

from agreements.money.api.fields import FinancialYearField, Money
from agreements.money.warnings import fund_warnings, schedule_warnings


class Share(serializers.DecimalField):
    """Percent, to two places; the shares of a year make exactly 100.00."""

    def __init__(self, **options):
        super().__init__(max_digits=5, decimal_places=2, **options)


class CellOut(serializers.Serializer):
    """`amount` is null where nothing was entered, or what is in kind has no value."""

    amount = serializers.SerializerMethodField()
    is_entered = serializers.BooleanField()

    def get_amount(self, cell) -> str | None:
        return f"{cell.amount:.2f}" if cell.is_entered and cell.is_valued else None


class LineOut(serializers.Serializer):
    source = serializers.CharField()
    cells = CellOut(many=True)
    total = Money()


class BlockOut(serializers.Serializer):
    lines = LineOut(many=True)
    totals = serializers.ListField(child=Money())
    total = Money()


class ConfirmationOut(serializers.Serializer):
    partner = serializers.CharField(source="partner.name")
    words = serializers.CharField()
    is_settled = serializers.BooleanField()


class YearOut(serializers.Serializer):
    year = FinancialYearField()
    cash = BlockOut()
    in_kind = BlockOut()
    shares = serializers.ListField(child=Share(), allow_null=True)
    confirmed = ConfirmationOut(source="standings", many=True)


class ScheduleOut(serializers.Serializer):
    """The years of a fund. Totals and shares are of the cash of all of them."""

    fund = serializers.CharField(source="fund.key")
    caution = serializers.CharField(source="fund.caution")
    partners = serializers.SerializerMethodField()
    years = YearOut(many=True)
    totals = serializers.ListField(child=Money())
    total = Money()
    shares = serializers.ListField(child=Share(), allow_null=True)
    warnings = serializers.SerializerMethodField()

    def get_partners(self, schedule) -> list[str]:
        return [partner.name for partner in schedule.partners]

    def get_warnings(self, schedule) -> list[str]:
        return [*fund_warnings(schedule.fund), *schedule_warnings(schedule)]
