"""What goes out of milestones, and what comes in."""

from django.utils import timezone
from rest_framework import serializers

from agreements.areas.dependencies import waits_for
from agreements.areas.models import Milestone, MilestoneMove
from agreements.register.api.serializers import PrintedDateOut
from commissioning.api.fields import Visible
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
    depends_on = serializers.SlugRelatedField("key", many=True, read_only=True)
    decision_from = serializers.SlugRelatedField("slug", read_only=True)
    waits_for = serializers.SerializerMethodField(help_text="In words, with what is late")
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
            "owner_post",
            "depends_on",
            "decision_from",
            "waits_for",
            "done_on",
            "moves",
            "version",
        ]

    def get_waits_for(self, milestone) -> list[str]:
        return list(waits_for(milestone, today=timezone.localdate()))


class NeedsIn(serializers.Serializer):
    depends_on = serializers.ListField(
        child=Visible("key", Milestone), default=list, help_text="Keys of milestones"
    )
    decision_from = serializers.SlugField(
        allow_null=True, default=None, help_text="The slug of a board of the place"
    )
    owner_post = serializers.CharField(max_length=200, allow_blank=True, default="")


class FinishIn(serializers.Serializer):
    done_on = serializers.DateField(help_text="Today or a day in the past")


class MoveIn(serializers.Serializer):
    due = serializers.CharField(max_length=60, help_text="Such as 31 January 2027")
    reason = serializers.CharField()


class ReopenIn(serializers.Serializer):
    reason = serializers.CharField()
