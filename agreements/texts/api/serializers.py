"""What goes out of the texts, and what comes in."""

from rest_framework import serializers

from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement, Term
from agreements.texts.models import Clause, Definition, DefinitionVersion, UploadedPaper
from agreements.texts.models.definition import LONGEST_TERM
from agreements.texts.structure import Step, Where
from commissioning.api.fields import Visible
from commissioning.partnerships.models import Partnership


class ClauseOut(serializers.ModelSerializer):
    """`agreement_version` is what an act on the structure of the text must name."""

    agreement = serializers.SlugRelatedField("key", read_only=True)
    agreement_version = serializers.IntegerField(source="agreement.version", read_only=True)

    class Meta:
        model = Clause
        fields = [
            "id",
            "agreement",
            "agreement_version",
            "parent",
            "position",
            "role",
            "mark",
            "number",
            "heading",
            "body",
            "version",
        ]


class ClauseIn(serializers.Serializer):
    number = serializers.CharField(max_length=80, allow_blank=True)
    heading = serializers.CharField(max_length=500, allow_blank=True)
    body = serializers.CharField(allow_blank=True)


class ChangedClauseIn(ClauseIn):
    answers = serializers.ListField(
        child=serializers.IntegerField(),
        required=False,
        help_text="The ids of open comments on the clause that the change answers",
    )


class NewClauseIn(ClauseIn):
    """At most one of `after`, `before` and `under`; without any it stands at the front."""

    agreement = serializers.CharField(help_text="The key of the agreement")
    after = serializers.IntegerField(required=False, help_text="The id of the clause before it")
    before = serializers.IntegerField(required=False, help_text="The id of the clause behind it")
    under = serializers.IntegerField(required=False, help_text="It stands last under this one")


class StructureIn(serializers.Serializer):
    agreement_version = serializers.IntegerField(
        help_text="Of the agreement, as read with any of its clauses; 412 if it is older"
    )


class MoveClauseIn(StructureIn):
    """Either one `step`, or `where` and the id of the clause `beside` which it is put."""

    step = serializers.ChoiceField([(step, step) for step in Step], required=False)
    where = serializers.ChoiceField([(where, where) for where in Where], required=False)
    beside = serializers.IntegerField(required=False)

    def validate(self, attrs):
        if not attrs.get("step") and not (attrs.get("where") and attrs.get("beside")):
            raise serializers.ValidationError("Send step, or where and beside.")
        return attrs


class StretchIn(serializers.Serializer):
    agreement = serializers.CharField(help_text="The key of the agreement")
    under = serializers.IntegerField(
        required=False, help_text="The id of a clause or schedule; else the body of the text"
    )


class RenumberIn(StretchIn, StructureIn):
    pass


class NewNumberOut(serializers.Serializer):
    clause = serializers.IntegerField(source="clause.pk")
    now = serializers.CharField(source="clause.number")
    afterwards = serializers.CharField(source="number")


class TextWarningOut(serializers.Serializer):
    words = serializers.CharField()
    clause = serializers.IntegerField(source="clause.pk", default=None)


class DefinitionOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)

    class Meta:
        model = Definition
        fields = ["id", "agreement", "term", "meaning", "clause", "version"]


class DefinitionIn(serializers.Serializer):
    term = serializers.CharField(max_length=LONGEST_TERM)
    meaning = serializers.CharField(required=False, default="", allow_blank=True)
    clause = serializers.IntegerField(required=False, help_text="The id of the clause that says so")


class NewDefinitionIn(DefinitionIn):
    agreement = serializers.CharField(help_text="The key of the agreement")


class DefinitionVersionOut(serializers.ModelSerializer):
    class Meta:
        model = DefinitionVersion
        fields = ["version", "term", "meaning", "clause", "at"]


class ProposedTermOut(serializers.Serializer):
    """A term that a clause defines; `listed` is the id of its entry, if that says something else."""

    term = serializers.CharField()
    meaning = serializers.CharField()
    clause = serializers.IntegerField(source="clause.pk")
    listed = serializers.IntegerField(source="listed.pk", default=None, allow_null=True)


class PaperIn(serializers.Serializer):
    """A Word document or plain text, smaller than 25 MB."""

    place = serializers.CharField(help_text="The place's name in addresses")
    paper = serializers.FileField()


class PrintedPartyOut(serializers.Serializer):
    name = serializers.CharField()
    term = serializers.CharField()
    address = serializers.CharField()


class HeadingOut(serializers.Serializer):
    """A clause as read: its number, its heading or first words, and how deep it stands."""

    number = serializers.CharField()
    heading = serializers.CharField()
    level = serializers.IntegerField()


class PrintedMilestoneOut(serializers.Serializer):
    words = serializers.CharField()
    due = PrintedDateOut()


class DefinedTermOut(serializers.Serializer):
    term = serializers.CharField()
    meaning = serializers.CharField()


class ReadTermOut(serializers.Serializer):
    starts = serializers.CharField()
    starts_on = PrintedDateOut()
    ends = serializers.CharField()
    ends_on = PrintedDateOut()


class PaperOut(serializers.ModelSerializer):
    """A file that was read, with what was read in it for a person to check."""

    title = serializers.CharField(source="reading.title")
    kind = serializers.CharField(source="reading.kind")
    binding = serializers.CharField(source="reading.binding")
    term = ReadTermOut()
    parties = PrintedPartyOut(many=True, source="reading.parties")
    headings = HeadingOut(many=True)
    milestones = PrintedMilestoneOut(many=True, source="reading.milestones")
    definitions = DefinedTermOut(many=True, source="reading.defined_terms")
    clauses = serializers.IntegerField(source="count_of_clauses")
    unplaced = serializers.IntegerField(source="count_of_unplaced")
    repeated_numbers = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = UploadedPaper
        fields = [
            "key",
            "file_name",
            "sha256",
            "title",
            "kind",
            "binding",
            "term",
            "parties",
            "headings",
            "milestones",
            "definitions",
            "clauses",
            "unplaced",
            "repeated_numbers",
        ]


class TakeInIn(serializers.Serializer):
    """What is left out is taken as it was read."""

    title = serializers.CharField(max_length=300, required=False)
    kind = serializers.ChoiceField(Agreement.Kind.choices, required=False)
    binding = serializers.ChoiceField(Agreement.Binding.choices, required=False)
    place = Visible("slug", Partnership, required=False, source="partnership")
    starts = serializers.ChoiceField(Term.Starts.choices, required=False)
    starts_on = serializers.CharField(max_length=100, required=False, allow_blank=True)
    ends = serializers.ChoiceField(Term.Ends.choices, required=False)
    ends_on = serializers.CharField(max_length=100, required=False, allow_blank=True)
    parties = serializers.ListField(
        child=serializers.SlugField(), min_length=2, help_text="Slugs of bodies, in printed order"
    )
