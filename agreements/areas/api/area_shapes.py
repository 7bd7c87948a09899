"""What goes out of areas and their plans, and what comes in."""

from django.utils import timezone
from rest_framework import serializers
from rest_framework.fields import empty

from agreements.areas.models import Area, AreaAction, AreaLead, AreaStanding, AreaStatus
from agreements.areas.statuses import status_on
from agreements.register.api.serializers import PrintedDateOut
from commissioning.api.fields import Visible
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation


class PrintedDateIn(serializers.CharField):
    """A date in words, such as "end of March 2027"."""

    def run_validation(self, data=empty):
        """The words are checked as text is; then they are read."""
        words = super().run_validation(data)
        return PrintedDate.from_words(words) if isinstance(words, str) else words


class AreaStandingOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)

    class Meta:
        model = AreaStanding
        fields = [
            "id",
            "agreement",
            "position",
            "name_as_printed",
            "words",
            "note",
            "stated_in",
            "added_by",
            "taken_out_by",
        ]


class VaryScopeIn(serializers.Serializer):
    """A variation adds an area by its name, or takes out or leaves one by the id of its standing."""

    variation = serializers.IntegerField()
    act = serializers.ChoiceField(["add", "take_out", "leave"])
    name = serializers.CharField(max_length=200, required=False)
    words = serializers.CharField(required=False)
    standing = serializers.IntegerField(required=False, help_text="The id among `standings`")

    def validate(self, attrs):
        needed = "name" if attrs["act"] == "add" else "standing"
        if not attrs.get(needed):
            raise serializers.ValidationError({needed: "Enter this"})
        return attrs


class AreaLeadOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = AreaLead
        fields = ["organisation", "post"]


class AreaActionOut(serializers.ModelSerializer):
    area = serializers.SlugRelatedField("key", read_only=True)
    owner = serializers.SlugRelatedField("slug", read_only=True)
    due = PrintedDateOut(source="due_on")

    class Meta:
        model = AreaAction
        fields = [
            "id",
            "area",
            "position",
            "words",
            "owner",
            "owner_post",
            "due",
            "state",
            "note",
            "version",
        ]


class AreaStatusOut(serializers.ModelSerializer):
    area = serializers.SlugRelatedField("key", read_only=True)
    on = PrintedDateOut()

    class Meta:
        model = AreaStatus
        fields = ["id", "area", "state", "on", "note", "stated_in", "at"]


class AreaOut(serializers.ModelSerializer):
    """An area, its plan, how far it is, and how it stands in those agreements that you may see."""

    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    leads = AreaLeadOut(many=True)
    sponsor = serializers.SlugRelatedField("slug", read_only=True)
    answers_to = serializers.SlugRelatedField("slug", read_only=True)
    actions = AreaActionOut(many=True)
    state = serializers.SerializerMethodField(help_text="How far it is today, if that is recorded")
    statuses = AreaStatusOut(many=True)
    standings = AreaStandingOut(many=True)

    class Meta:
        model = Area
        fields = [
            "key",
            "url",
            "place",
            "name",
            "other_names",
            "life_stages",
            "tier_of_need",
            "leads",
            "sponsor",
            "sponsor_post",
            "working_group",
            "answers_to",
            "aims",
            "integration_goals",
            "who_benefits",
            "prevention",
            "actions",
            "state",
            "statuses",
            "standings",
            "version",
        ]

    def get_state(self, area) -> str | None:
        status = status_on(area.statuses.all(), timezone.localdate())
        return status.state if status else None


class LeadIn(serializers.Serializer):
    organisation = Visible("slug", Organisation)
    post = serializers.CharField(
        max_length=200, allow_blank=True, help_text="Empty takes the lead away"
    )


class DescribeIn(serializers.Serializer):
    life_stages = serializers.ListField(
        child=serializers.ChoiceField(Area.LifeStage.choices), default=list
    )
    tier_of_need = serializers.CharField(max_length=100, allow_blank=True, default="")
    leads = LeadIn(many=True, default=list)
    sponsor = Visible("slug", Organisation, allow_null=True, default=None)
    sponsor_post = serializers.CharField(max_length=200, allow_blank=True, default="")
    working_group = serializers.CharField(max_length=200, allow_blank=True, default="")
    answers_to = serializers.SlugField(
        allow_null=True, default=None, help_text="The slug of a board of the place"
    )

    def validate_leads(self, leads):
        return {lead["organisation"]: lead["post"] for lead in leads}

    def validate_answers_to(self, slug):
        """Found among the boards of the area's own place: short names repeat between places."""
        if slug is None:
            return None
        boards = Body.objects.visible_to(self.context["request"].user)
        board = boards.filter(partnership=self.context["place"], slug=slug).first()
        if board is None:
            raise serializers.ValidationError("This place has no such board.")
        return board


class PlanIn(serializers.Serializer):
    aims = serializers.CharField(allow_blank=True)
    integration_goals = serializers.CharField(allow_blank=True)
    who_benefits = serializers.CharField(allow_blank=True)
    prevention = serializers.CharField(allow_blank=True)


class AddActionIn(serializers.Serializer):
    words = serializers.CharField()
    due = PrintedDateIn(max_length=60, required=False)
    owner = Visible("slug", Organisation, allow_null=True, default=None)
    owner_post = serializers.CharField(max_length=200, allow_blank=True, default="")


class ChangeActionIn(AddActionIn):
    due = PrintedDateIn(max_length=60, default=None, allow_null=True)
    state = serializers.ChoiceField(AreaAction.State.choices)
    note = serializers.CharField(allow_blank=True, default="")


class StatusIn(serializers.Serializer):
    state = serializers.ChoiceField(AreaStatus.State.choices)
    on = PrintedDateIn(max_length=60)
    note = serializers.CharField(allow_blank=True, default="")
    stated_in = serializers.CharField(max_length=200, allow_blank=True, default="")


class TakeBackStatusIn(serializers.Serializer):
    reason = serializers.CharField()
