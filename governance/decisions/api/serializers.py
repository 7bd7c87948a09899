"""What goes out of decision records, and what comes in."""

from django.utils import timezone
from rest_framework import serializers
from rest_framework.fields import empty

from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement
from commissioning.api.fields import Visible
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.makers import bodies_served_by
from governance.decisions.details import DATES
from governance.decisions.models import (
    AgreementConcerned,
    AuthorityLine,
    Conflicts,
    Decision,
    Option,
    OtherReference,
    Regime,
    Resolution,
    Stated,
)
from governance.decisions.models.authority_line import State

LONG = {"required": False, "allow_blank": True}
TEXTS = (
    "reason_key",
    "purpose",
    "decision_text",
    "reasons",
    "options_statement",
    "conflicts_text",
    "dispensations",
    "wards",
    "contact",
    "accompanying_documents",
    "background_papers",
    "unclassified_text",
)
PLAIN = (
    "title",
    "maker_words",
    "regime",
    "status_words",
    "is_key",
    "is_subject_to_call_in",
    "is_urgent",
    "conflicts",
    "lead_officer",
    "report_author",
    "decided_at_meeting",
    "stated_in",
    *TEXTS,
)


class PrintedDateIn(serializers.CharField):
    """A date in words, such as 21 April 2021; the service works out the days."""

    def __init__(self, **options):
        super().__init__(**({"required": False, "allow_blank": True, "max_length": 60} | options))

    def run_validation(self, data=empty):
        return PrintedDate.from_words(super().run_validation(data))


class ResolutionRow(serializers.ModelSerializer):
    class Meta:
        model = Resolution
        fields = ["label", "verb", "text"]


class OptionRow(serializers.ModelSerializer):
    class Meta:
        model = Option
        fields = ["label", "text", "outcome", "reasons"]


class OtherReferenceRow(serializers.ModelSerializer):
    class Meta:
        model = OtherReference
        fields = ["scheme", "text"]


class AuthorityLineOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    on = PrintedDateOut()

    class Meta:
        model = AuthorityLine
        fields = ["organisation", "state", "given_by", "instrument", "on", "is_unconfirmed"]


class AgreementConcernedOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    title = serializers.CharField(source="agreement.title")

    class Meta:
        model = AgreementConcerned
        fields = ["agreement", "title", "role"]


class DecisionOut(serializers.ModelSerializer):
    """A decision record as it now stands, draft or published."""

    url = serializers.CharField(source="get_absolute_url")
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    body = serializers.SlugRelatedField("slug", read_only=True)
    decided_on = PrintedDateOut()
    published_on = PrintedDateOut()
    effective_from = PrintedDateOut()
    resolutions = ResolutionRow(many=True)
    options = OptionRow(many=True)
    other_references = OtherReferenceRow(many=True)
    authority_lines = AuthorityLineOut(many=True)
    agreements = AgreementConcernedOut(many=True, source="agreements_concerned")

    class Meta:
        model = Decision
        fields = [
            "key",
            "url",
            "place",
            "body",
            "reference",
            "published_at",
            *PLAIN,
            *DATES,
            "resolutions",
            "options",
            "other_references",
            "authority_lines",
            "agreements",
            "version",
        ]


class VisibleAgreement(serializers.SlugRelatedField):
    """The key of an agreement that the caller may see."""

    def get_queryset(self):
        return Agreement.objects.visible_to(self.context["request"].user)


class AuthorityLineIn(serializers.Serializer):
    organisation = Visible("slug", Organisation)
    state = serializers.ChoiceField(State.choices, default=State.AWAITED)
    given_by = serializers.CharField(max_length=200, default="", allow_blank=True)
    instrument = serializers.CharField(max_length=200, default="", allow_blank=True)
    on = PrintedDateIn()


class AgreementConcernedIn(serializers.Serializer):
    agreement = VisibleAgreement("key", queryset=Agreement.objects.none())
    role = serializers.ChoiceField(AgreementConcerned.Role.choices)


class DecisionIn(serializers.Serializer):
    """What to change. Fields left out stay as they are; a list replaces the whole list."""

    title = serializers.CharField(max_length=300, required=False)
    maker_words = serializers.CharField(max_length=200, **LONG)
    regime = serializers.ChoiceField(Regime.choices, required=False)
    status_words = serializers.CharField(max_length=120, **LONG)
    is_key = serializers.ChoiceField(Stated.choices, required=False)
    is_subject_to_call_in = serializers.ChoiceField(Stated.choices, required=False)
    is_urgent = serializers.ChoiceField(Stated.choices, required=False)
    conflicts = serializers.ChoiceField(Conflicts.choices, required=False)
    lead_officer = serializers.CharField(max_length=200, **LONG)
    report_author = serializers.CharField(max_length=200, **LONG)
    decided_at_meeting = serializers.CharField(max_length=200, **LONG)
    stated_in = serializers.CharField(max_length=200, **LONG)
    reason_key = serializers.CharField(**LONG)
    purpose = serializers.CharField(**LONG)
    decision_text = serializers.CharField(**LONG)
    reasons = serializers.CharField(**LONG)
    options_statement = serializers.CharField(**LONG)
    conflicts_text = serializers.CharField(**LONG)
    dispensations = serializers.CharField(**LONG)
    wards = serializers.CharField(**LONG)
    contact = serializers.CharField(**LONG)
    accompanying_documents = serializers.CharField(**LONG)
    background_papers = serializers.CharField(**LONG)
    unclassified_text = serializers.CharField(**LONG)
    decided_on = PrintedDateIn()
    published_on = PrintedDateIn()
    effective_from = PrintedDateIn()
    resolutions = ResolutionRow(many=True, required=False)
    options = OptionRow(many=True, required=False)
    other_references = OtherReferenceRow(many=True, required=False)
    authority_lines = AuthorityLineIn(many=True, required=False)
    agreements = AgreementConcernedIn(many=True, required=False)


class NewDecisionIn(DecisionIn):
    """A new draft. The body must decide in the place."""

    place = Visible("slug", Partnership)
    body = serializers.CharField(help_text="The short address of the body, such as jcb")
    title = serializers.CharField(max_length=300)

    def validate_place(self, place):
        """The rule is asked of the place, which only what was sent names."""
        if not self.context["request"].user.has_perm("decisions.record_decision", place):
            raise NotPermitted("record a decision here", "Board secretaries of its partners can.")
        return place

    def validate(self, attrs):
        user, place = self.context["request"].user, attrs["place"]
        served = bodies_served_by(user, on=timezone.localdate()).filter(partnership=place)
        body = served.filter(slug=attrs["body"]).first()
        if body is None:
            raise serializers.ValidationError(
                {"body": "You record the decisions of no such body there."}
            )
        return attrs | {"body": body}


class ReadInIn(NewDecisionIn):
    """A record as the text of a council's portal."""

    text = serializers.CharField(trim_whitespace=False)
    stated_in = serializers.CharField(max_length=200)

    def get_fields(self):
        fields = super().get_fields()
        return {name: fields[name] for name in ("place", "body", "stated_in", "text")}


class PublishIn(serializers.Serializer):
    personal_data_checked = serializers.BooleanField(
        default=False, help_text="What looks like personal data was looked at, and may be public"
    )


class CorrectionIn(DecisionIn, PublishIn):
    """What to change, and why."""

    reason = serializers.CharField()


class StateAuthorityIn(AuthorityLineIn):
    state = serializers.ChoiceField(State.choices, default=State.RECORDED)


class ConfirmAuthorityIn(serializers.Serializer):
    organisation = Visible("slug", Organisation)
