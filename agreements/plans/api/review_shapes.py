"""What goes out of reviews and the reports they owe, and what comes in."""

from rest_framework import serializers

from agreements.plans.api.fields import PrintedDateIn
from agreements.plans.models import Review, ReviewDependency, ReviewPoint, ReviewReport
from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement
from commissioning.api.fields import Visible
from commissioning.authorities.models import Authority, Body
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


class ReviewPointOut(serializers.ModelSerializer):
    class Meta:
        model = ReviewPoint
        fields = ["kind", "position", "number", "words"]


class ReviewDependencyOut(serializers.ModelSerializer):
    expected = PrintedDateOut(source="expected_on")

    class Meta:
        model = ReviewDependency
        fields = ["position", "number", "words", "expected", "met_on"]


class ReviewReportOut(serializers.ModelSerializer):
    review = serializers.SlugRelatedField("key", read_only=True)
    place = serializers.CharField(source="review.partnership.slug")
    url = serializers.CharField(source="get_absolute_url")
    to = serializers.CharField(source="whom")
    due = PrintedDateOut(source="due_on")

    class Meta:
        model = ReviewReport
        fields = [
            "key",
            "url",
            "place",
            "review",
            "position",
            "stage",
            "to",
            "covers",
            "due",
            "delivered_on",
            "reference",
            "version",
        ]


class AuthorityOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Authority
        fields = ["organisation", "given_by", "reference"]


class ReviewOut(serializers.ModelSerializer):
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    agreement = serializers.SlugRelatedField("key", read_only=True)
    body = serializers.SlugRelatedField("slug", read_only=True)
    begun = PrintedDateOut(source="begun_on")
    due = PrintedDateOut(source="due_on")
    decided = PrintedDateOut(source="decided_on")
    decided_by = AuthorityOut()
    points = ReviewPointOut(many=True)
    dependencies = ReviewDependencyOut(many=True)
    reports = serializers.SlugRelatedField("key", many=True, read_only=True)

    class Meta:
        model = Review
        fields = [
            "key",
            "url",
            "place",
            "title",
            "agreement",
            "body",
            "why_now",
            "begun",
            "due",
            "led_by",
            "points",
            "dependencies",
            "reports",
            "outcome",
            "outcome_words",
            "decided",
            "decided_by",
            "stated_in",
            "version",
        ]


class ChangeReviewIn(serializers.Serializer):
    """Only what is sent is changed."""

    title = serializers.CharField(max_length=300, required=False)
    why_now = serializers.CharField(required=False, allow_blank=True)
    begun = PrintedDateIn()
    due = PrintedDateIn()
    led_by = Visible("id", Post, many=True, required=False)
    stated_in = serializers.CharField(max_length=200, required=False, allow_blank=True)


class StartReviewIn(ChangeReviewIn):
    """Of an agreement or of a body: one of the two."""

    title = serializers.CharField(max_length=300)
    agreement = Visible("key", Agreement, required=False, allow_null=True)
    body = Visible("id", Body, required=False, allow_null=True)

    def validate(self, details):
        if bool(details.get("agreement")) == bool(details.get("body")):
            raise serializers.ValidationError("Name an agreement or a body, and not both.")
        return details


class ReviewPointIn(serializers.Serializer):
    kind = serializers.ChoiceField(ReviewPoint.Kind.choices)
    number = serializers.CharField(max_length=20, required=False, allow_blank=True)
    words = serializers.CharField()


class PointsIn(serializers.Serializer):
    points = ReviewPointIn(many=True)


class ReviewDependencyIn(serializers.Serializer):
    number = serializers.CharField(max_length=20, required=False, allow_blank=True)
    words = serializers.CharField()
    expected = PrintedDateIn()
    met_on = serializers.DateField(required=False, allow_null=True)


class DependenciesIn(serializers.Serializer):
    dependencies = ReviewDependencyIn(many=True)


class ChangeReportIn(serializers.Serializer):
    """Only what is sent is changed."""

    stage = serializers.CharField(max_length=120, required=False)
    to = Visible("id", Body, required=False, allow_null=True)
    to_words = serializers.CharField(max_length=200, required=False, allow_blank=True)
    due = PrintedDateIn()
    covers = serializers.CharField(required=False, allow_blank=True)


class ReportIn(ChangeReportIn):
    stage = serializers.CharField(max_length=120)


class DeliverIn(serializers.Serializer):
    delivered_on = serializers.DateField(help_text="Today or a day in the past")
    reference = serializers.CharField(max_length=120, required=False, allow_blank=True)


class OutcomeIn(serializers.Serializer):
    outcome = serializers.ChoiceField(Review.Outcome.choices)
    outcome_words = serializers.CharField(required=False, allow_blank=True)
    on = PrintedDateIn()
    organisation = Visible("slug", Organisation, required=False, allow_null=True)
    given_by = serializers.CharField(max_length=200, required=False, allow_blank=True)
    reference = serializers.CharField(max_length=80, required=False, allow_blank=True)


class ReplaceReviewedIn(serializers.Serializer):
    title = serializers.CharField(max_length=300)
    kind = serializers.ChoiceField(Agreement.Kind.choices)


class ReplacedOut(serializers.Serializer):
    """The draft that was started."""

    agreement = serializers.CharField(source="key")
    url = serializers.CharField(source="get_absolute_url")
