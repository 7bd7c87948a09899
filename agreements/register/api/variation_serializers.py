"""What goes out of variations, and what comes in."""

from drf_spectacular.utils import OpenApiExample
from rest_framework import serializers

from agreements.register.api.life_serializers import PrintedDateIn
from agreements.register.api.serializers import PartyFactOut, PrintedDateOut
from agreements.register.models import Party, Variation, VariationChange, VariedParty
from commissioning.api.fields import Visible
from commissioning.organisations.models import Organisation


def sent(name, **value):
    """An example of what is sent."""
    return OpenApiExample(name, request_only=True, value=value)


class VariationFactOut(PartyFactOut):
    party = serializers.IntegerField(source="party_id")


class VariationChangeOut(serializers.ModelSerializer):
    class Meta:
        model = VariationChange
        fields = ["about", "before", "after"]


class VariedPartyOut(serializers.ModelSerializer):
    """A party that joins, leaves or is printed otherwise; `party` is its id, once it has one."""

    organisation = serializers.SlugRelatedField("slug", read_only=True)
    words = serializers.CharField(source="__str__")

    class Meta:
        model = VariedParty
        fields = [
            "id",
            "act",
            "organisation",
            "party",
            "words",
            "name_as_printed",
            "defined_term",
            "address_as_printed",
            "capacities",
        ]


class VariationOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    changes = serializers.ListField(child=serializers.CharField())
    effective = PrintedDateOut()
    ends = PrintedDateOut()
    details = VariationChangeOut(many=True)
    approvals = VariationFactOut(many=True)
    signatures = VariationFactOut(many=True)
    is_agreed = serializers.BooleanField()
    answers_to = serializers.SlugRelatedField("slug", read_only=True)
    parties = VariedPartyOut(source="varied_parties", many=True)

    class Meta:
        model = Variation
        fields = [
            "id",
            "url",
            "agreement",
            "number",
            "title",
            "changes",
            "effective",
            "ends",
            "answers_to",
            "parties",
            "details",
            "approvals",
            "signatures",
            "is_agreed",
            "stated_in",
            "withdrawn_on",
            "withdrawn_because",
            "version",
        ]


class VariationIn(serializers.Serializer):
    title = serializers.CharField(max_length=300, required=False)
    changes = serializers.ListField(
        child=serializers.ChoiceField(Variation.Change.choices), min_length=1, required=False
    )
    number = serializers.CharField(max_length=20, required=False)
    effective = PrintedDateIn(required=False)


class StartVariationIn(VariationIn):
    agreement = serializers.CharField(max_length=8, help_text="The key of the agreement")
    title = serializers.CharField(max_length=300)
    changes = serializers.ListField(
        child=serializers.ChoiceField(Variation.Change.choices), min_length=1
    )
    stated_in = serializers.CharField(max_length=200, required=False)


class ChangeIn(serializers.Serializer):
    """One thing that the variation changes.

    The period also needs `ends`, the new last day; of the governance, `answers_to` is enough.
    """

    about = serializers.ChoiceField(Variation.Change.choices)
    before = serializers.CharField(required=False, allow_blank=True)
    after = serializers.CharField(required=False, allow_blank=True)
    ends = PrintedDateIn(required=False)
    answers_to = serializers.SlugField(
        required=False, help_text="The slug of a board or body of the place"
    )

    def validate(self, attrs):
        says = attrs["about"] == Variation.Change.PERIOD or attrs.get("answers_to")
        if not says and not attrs.get("after", "").strip():
            raise serializers.ValidationError({"after": "Enter what it becomes"})
        return {"after": ""} | attrs


class ConfirmIn(serializers.Serializer):
    party = serializers.IntegerField(help_text="The id of the party")
    fact = serializers.ChoiceField(["approval", "signature"])


class VaryPartyIn(serializers.Serializer):
    """A body joins, by its slug; or a party, by its id, leaves or is printed otherwise."""

    act = serializers.ChoiceField(VariedParty.Act.choices)
    organisation = Visible("slug", Organisation, required=False)
    party = serializers.IntegerField(required=False)
    name_as_printed = serializers.CharField(max_length=200, required=False)
    defined_term = serializers.CharField(max_length=80, required=False)
    address_as_printed = serializers.CharField(required=False)
    capacities = serializers.ListField(
        child=serializers.ChoiceField(Party.Capacity.choices), required=False
    )

    def validate(self, attrs):
        act = attrs["act"]
        needed = {"joins": ["organisation"], "leaves": ["party"]}.get(
            act, ["party", "name_as_printed", "capacities"]
        )
        if missing := [name for name in needed if not attrs.get(name)]:
            raise serializers.ValidationError(dict.fromkeys(missing, "Enter this"))
        return attrs


class VariedPartyIn(serializers.Serializer):
    row = serializers.IntegerField(help_text="The id among the variation's `parties`")
