"""What comes into the register."""

from rest_framework import serializers

from agreements.register.api.serializers import ApprovalIn, SignatureIn
from agreements.register.models import Agreement, PartyFact, Term
from commissioning.api.fields import Visible
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class PartyIn(serializers.Serializer):
    organisation = Visible("slug", Organisation)
    name_as_printed = serializers.CharField(max_length=200, required=False)
    defined_term = serializers.CharField(max_length=80, required=False)
    address_as_printed = serializers.CharField(required=False)


class StartAgreementIn(serializers.Serializer):
    place = Visible("slug", Partnership)
    kind = serializers.ChoiceField(Agreement.Kind.choices)
    title = serializers.CharField(max_length=300)
    reference = serializers.CharField(max_length=80, required=False)
    purpose = serializers.CharField(required=False)
    with_text = serializers.BooleanField(
        default=False, help_text="Begin with the starting text of its kind"
    )
    parties = PartyIn(many=True)


class AgreementIn(serializers.Serializer):
    title = serializers.CharField(max_length=300, required=False)
    kind = serializers.ChoiceField(Agreement.Kind.choices, required=False)
    reference = serializers.CharField(max_length=80, required=False, allow_blank=True)
    binding = serializers.ChoiceField(Agreement.Binding.choices, required=False)
    flexibilities = serializers.ListField(
        child=serializers.ChoiceField(Agreement.Flexibility.choices), required=False
    )
    edition = serializers.CharField(
        max_length=40, required=False, allow_blank=True, help_text="The version of a protocol"
    )
    purpose = serializers.CharField(required=False, allow_blank=True)
    answers_to = serializers.SlugField(
        required=False, allow_null=True, help_text="The slug of a board or body of the place"
    )


class TermIn(serializers.Serializer):
    """Words go in as printed; the service works out the days."""

    starts = serializers.ChoiceField(Term.Starts.choices, required=False)
    starts_on = serializers.CharField(max_length=120, required=False, allow_blank=True)
    ends = serializers.ChoiceField(Term.Ends.choices, required=False)
    ends_on = serializers.CharField(max_length=120, required=False, allow_blank=True)
    review_on = serializers.CharField(max_length=120, required=False, allow_blank=True)
    notice_days = serializers.IntegerField(required=False, min_value=0, allow_null=True)


class CorrectionIn(serializers.Serializer):
    """The whole fact as it should stand; what is left out is empty."""

    state = serializers.ChoiceField(PartyFact.State.choices)
    reason = serializers.CharField(help_text="Why it is corrected; kept in the audit log")


class CorrectApprovalIn(CorrectionIn, ApprovalIn):
    pass


class CorrectSignatureIn(CorrectionIn, SignatureIn):
    pass


class ReplaceBodyIn(serializers.Serializer):
    party = serializers.IntegerField(help_text="The id of the party")
    organisation = serializers.SlugField(help_text="Slug of the body that is the party")


class RenewalIn(serializers.Serializer):
    title = serializers.CharField(max_length=300)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
