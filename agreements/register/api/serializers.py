"""What goes out of the register, and what is sent of an approval or signature, whatever it is of."""

from dataclasses import asdict

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agreements.register.facts import facts_with_successors
from agreements.register.leaving import as_when_left
from agreements.register.listing import Clocks
from agreements.register.models import Agreement, Party, PartyFact, Term
from agreements.register.shown import show


class PrintedDateOut(serializers.Serializer):
    """A date as printed, with the days that the words can mean."""

    words = serializers.CharField()
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    inferred = serializers.BooleanField()


class TermOut(serializers.ModelSerializer):
    starts_on = PrintedDateOut()
    ends_on = PrintedDateOut()
    review_on = PrintedDateOut()

    class Meta:
        model = Term
        fields = ["starts", "starts_on", "ends", "ends_on", "review_on", "notice_days"]


class PartyFactOut(serializers.Serializer):
    state = serializers.CharField()
    on = PrintedDateOut()
    stated_in = serializers.CharField()
    is_unconfirmed = serializers.BooleanField()
    has_evidence = serializers.BooleanField()
    evidence_pages = serializers.CharField(help_text="Where it stands in a file that holds more")


class PartyAsAgreedOut(serializers.Serializer):
    """How a paper prints a party."""

    name_as_printed = serializers.CharField()
    defined_term = serializers.CharField()
    address_as_printed = serializers.CharField()
    capacities = serializers.ListField(child=serializers.CharField())


class PartyOut(serializers.ModelSerializer):
    """A party, printed as on the day asked about; and as the agreement itself prints it."""

    organisation = serializers.SlugRelatedField("slug", read_only=True)
    printed_in_agreement = PartyAsAgreedOut()
    approval = PartyFactOut()
    signature = PartyFactOut()

    class Meta:
        model = Party
        fields = [
            "id",
            "organisation",
            "name_as_printed",
            "defined_term",
            "address_as_printed",
            "capacities",
            "printed_in_agreement",
            "from_on",
            "until_on",
            "approval",
            "signature",
        ]


class StandingOut(serializers.Serializer):
    """How the agreement stands on the day asked about; today, by what is known today, if none is."""

    tag = serializers.CharField()
    sentence = serializers.CharField()
    rests_on = serializers.CharField()


class AgreementOut(serializers.ModelSerializer):
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    flexibilities = serializers.ListField(child=serializers.CharField())
    term = TermOut()
    parties = serializers.SerializerMethodField()
    answers_to = serializers.SlugRelatedField("slug", read_only=True)
    standing = serializers.SerializerMethodField()

    class Meta:
        model = Agreement
        fields = [
            "key",
            "url",
            "place",
            "kind",
            "title",
            "reference",
            "binding",
            "flexibilities",
            "edition",
            "purpose",
            "answers_to",
            "binds_successors",
            "term",
            "parties",
            "standing",
            "stated_in",
            "published_at",
            "version",
        ]

    @extend_schema_field(PartyOut(many=True))
    def get_parties(self, agreement):
        left = self.context.get("left", {}).get(agreement.pk)
        rows = as_when_left(agreement.joined_parties, left)
        return PartyOut(rows, many=True).data

    def get_standing(self, agreement) -> StandingOut:
        facts = self.context.get("facts")
        if facts is None or agreement.pk not in facts:
            user = self.context["request"].user
            facts = facts_with_successors([agreement.pk], seen_by=user)
        today = timezone.localdate()
        clocks = self.context.get("clocks", {}).get(agreement.pk) or Clocks(today, today)
        shown = show(facts[agreement.pk], clocks.day, clocks.known_on, facts)
        return StandingOut(shown).data


class YearTotalOut(serializers.Serializer):
    """The cash put into its pooled funds in the year of the day asked about."""

    year = serializers.CharField()
    cash = serializers.DecimalField(14, 2)
    is_partly_invented = serializers.BooleanField(help_text="Some of it only illustrates")


class AgreementRowOut(AgreementOut):
    """An agreement as the list shows it."""

    leads = serializers.SerializerMethodField(help_text="Names, as printed, of lead commissioners")
    total = serializers.SerializerMethodField()

    class Meta(AgreementOut.Meta):
        fields = [*AgreementOut.Meta.fields, "leads", "total"]

    def get_leads(self, agreement) -> list[str]:
        day = self.context["clocks"][agreement.pk].day
        return [str(party) for party in agreement.leads_on(day)]

    @extend_schema_field(YearTotalOut(allow_null=True))
    def get_total(self, agreement):
        total = self.context["totals"].get(agreement.pk)
        year = {"year": str(self.context["year"])}
        return YearTotalOut(asdict(total) | year).data if total else None


class ConcernOut(serializers.Serializer):
    """Something that a rule warns of."""

    rule = serializers.CharField()
    words = serializers.CharField()


class KindRulesOut(serializers.Serializer):
    """Under which power it was made, and what the rules of its kind say."""

    legal_basis = serializers.CharField()
    regulations = serializers.ListField(
        child=serializers.IntegerField(), help_text="Of SI 2000/617, whose lists it is held against"
    )
    concerns = ConcernOut(many=True)


class PartyFactIn(serializers.Serializer):
    party = serializers.IntegerField(help_text="The id of the party")
    state = serializers.ChoiceField(PartyFact.State.choices, required=False)
    on = serializers.CharField(max_length=60, required=False, help_text="Such as 21 April 2021")
    stated_in = serializers.CharField(max_length=200, required=False)


class ApprovalIn(PartyFactIn):
    given_by = serializers.CharField(max_length=200, required=False)
    reference = serializers.CharField(max_length=80, required=False)


class SignatureIn(PartyFactIn):
    name = serializers.CharField(max_length=120, required=False)
    post = serializers.CharField(max_length=200, required=False)
    is_counterpart = serializers.BooleanField(
        required=False, help_text="Signed on a copy of its own"
    )


class ReasonIn(serializers.Serializer):
    reason = serializers.CharField()
