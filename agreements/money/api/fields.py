"""What stands in more than one answer or order."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agreements.money.models import PooledFund
from agreements.register.models import Agreement
from commissioning.calendar.financial_years import FinancialYear


@extend_schema_field(OpenApiTypes.STR)
class FinancialYearField(serializers.Field):
    """A financial year, such as 2022/23; 2022-23 and 22/23 are read too."""

    def to_internal_value(self, data):
        try:
            return FinancialYear.parse(str(data))
        except ValueError as slip:
            raise serializers.ValidationError(str(slip)) from slip

    def to_representation(self, value):
        return value.label


class Money(serializers.DecimalField):
    """Pounds and pence as text, so that no program rounds them: "33147300.01"."""

    def __init__(self, **options):
        super().__init__(**{"max_digits": 14, "decimal_places": 2} | options)


class VisibleAgreement(serializers.SlugRelatedField):
    """The key of an agreement that the asker may see."""

    def __init__(self, **options):
        super().__init__("key", queryset=Agreement.objects.none(), **options)

    def get_queryset(self):
        return Agreement.objects.visible_to(self.context["request"].user)


class VisibleFund(serializers.SlugRelatedField):
    """The key of a fund that the asker may see."""

    def __init__(self, **options):
        super().__init__("key", queryset=PooledFund.objects.none(), **options)

    def get_queryset(self):
        return PooledFund.objects.visible_to(self.context["request"].user)
