"""Fields that the API of plans and reviews takes and gives alike."""

from rest_framework import serializers
from rest_framework.fields import empty

from agreements.plans.permissions import agreements_written_by
from agreements.register.models import Agreement
from commissioning.api.fields import Visible
from commissioning.calendar.printed_dates import PrintedDate


class PrintedDateIn(serializers.CharField):
    """A date as a paper prints it, such as end of March 2021. Empty words are no date."""

    def __init__(self, **options):
        super().__init__(**{"max_length": 60, "allow_blank": True, "required": False} | options)

    def run_validation(self, data=empty):
        return PrintedDate.from_words(super().run_validation(data))


class AgreementWritten(Visible):
    """An agreement by its key, of those that whoever asks may change."""

    def __init__(self, **options):
        super().__init__("key", Agreement, **options)

    def get_queryset(self):
        return agreements_written_by(self.context["request"].user)
