"""What goes out of milestones, and what comes in."""

from rest_framework import serializers

from agreements.areas.models import Milestone, MilestoneMove
from agreements.register.api.serializers import PrintedDateOut
from commissioning.calendar.printed_dates import PrintedDate


class MilestoneMoveOut(serializers.ModelSerializer):
    was = serializers.SerializerMethodField()

    class Meta:
        model = MilestoneMove
        fields = ["was", "reason", "at"]

    def get_was(self, move) -> PrintedDateOut:
        was = PrintedDate(move.was_words, move.was_earliest, move.was_latest)
        return PrintedDateOut(was).data


class MilestoneOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    place = serializers.CharField(source="agreement.partnership.slug")
    url = serializers.CharField(source="get_absolute_url")
    due = PrintedDateOut(source="due_on")
    owner = serializers.SlugRelatedField("slug", read_only=True)
    moves = MilestoneMoveOut(many=True)

    class Meta:
        model = Milestone
        fields = [
            "key",
            "url",
            "place",
            "agreement",
            "position",
            "words",
            "due",
            "owner",
            "done_on",
            "moves",
            "version",
        ]


class FinishIn(serializers.Serializer):
    done_on = serializers.DateField(help_text="Today or a day in the past")


class MoveIn(serializers.Serializer):
    due = serializers.CharField(max_length=60, help_text="Such as 31 January 2027")
    reason = serializers.CharField()


class ReopenIn(serializers.Serializer):
    reason = serializers.CharField()
