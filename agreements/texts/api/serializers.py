"""What goes out of the texts, and what comes in."""

from rest_framework import serializers

from agreements.register.models import Agreement
from agreements.texts.models import Clause, UploadedPaper


class ClauseOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)

    class Meta:
        model = Clause
        fields = [
            "id",
            "agreement",
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


class NewClauseIn(ClauseIn):
    agreement = serializers.CharField(help_text="The key of the agreement")
    after = serializers.IntegerField(
        required=False, help_text="The id of the clause that it stands behind; else at the front"
    )


class PaperIn(serializers.Serializer):
    """A Word document or plain text, smaller than 25 MB."""

    place = serializers.CharField(help_text="The place's name in addresses")
    paper = serializers.FileField()


class PrintedPartyOut(serializers.Serializer):
    name = serializers.CharField()
    term = serializers.CharField()
    address = serializers.CharField()


class PaperOut(serializers.ModelSerializer):
    """A file that was read, with what was read in it for a person to check."""

    parties = PrintedPartyOut(many=True, source="reading.parties")
    clauses = serializers.IntegerField(source="count_of_clauses")
    unplaced = serializers.IntegerField(source="count_of_unplaced")

    class Meta:
        model = UploadedPaper
        fields = ["key", "file_name", "sha256", "parties", "clauses", "unplaced"]


class TakeInIn(serializers.Serializer):
    title = serializers.CharField(max_length=300, required=False)
    kind = serializers.ChoiceField(Agreement.Kind.choices, required=False)
    parties = serializers.ListField(
        child=serializers.SlugField(), min_length=2, help_text="Slugs of bodies, in printed order"
    )
