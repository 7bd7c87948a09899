"""What goes out of varied clauses and texts, and what comes in."""

from rest_framework import serializers

from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Variation
from agreements.texts.models import Clause, VariedClause

PASSAGE = "The id of a clause, or “added-” and the id of the varied clause that added it"


class VariedClauseOut(serializers.ModelSerializer):
    words = serializers.CharField(source="__str__")

    class Meta:
        model = VariedClause
        fields = [
            "id",
            "variation",
            "act",
            "clause",
            "earlier",
            "behind",
            "behind_added",
            "stands_under",
            "role",
            "number",
            "heading",
            "body",
            "words",
        ]


class VariedClauseIn(serializers.Serializer):
    """`passage` is what is replaced or taken out, or behind which a clause is added.

    Without it, an added clause stands at the front. What the variation changes already is changed
    again.
    """

    variation = serializers.IntegerField(help_text="The id of the variation")
    variation_version = serializers.IntegerField(
        required=False, help_text="Of the variation, as read; 412 if it is older"
    )
    act = serializers.ChoiceField(VariedClause.Act.choices)
    passage = serializers.CharField(max_length=30, required=False, help_text=PASSAGE)
    role = serializers.ChoiceField(Clause.Role.choices, required=False)
    number = serializers.CharField(max_length=80, required=False, allow_blank=True)
    heading = serializers.CharField(max_length=500, required=False, allow_blank=True)
    body = serializers.CharField(required=False, allow_blank=True)

    def validate(self, attrs):
        act = attrs["act"]
        if act != VariedClause.Act.ADDED and not attrs.get("passage"):
            raise serializers.ValidationError({"passage": "Enter this"})
        content = {name: attrs.pop(name, "") for name in ("number", "heading", "body")}
        if act != VariedClause.Act.TAKEN_OUT and not (content["heading"] or content["body"]):
            raise serializers.ValidationError({"body": "Enter the words of the clause"})
        return attrs | {"content": content}


class VariationNamedOut(serializers.ModelSerializer):
    effective = PrintedDateOut()

    class Meta:
        model = Variation
        fields = ["id", "number", "title", "effective"]


class PassageChangeOut(serializers.ModelSerializer):
    class Meta:
        model = VariedClause
        fields = ["id", "variation", "act"]


class VariedPassageOut(serializers.Serializer):
    """One passage as it reads; `changed_by` are the changes made to it, the last one counts."""

    passage = serializers.CharField(source="key", help_text=PASSAGE)
    role = serializers.CharField(source="clause.role")
    mark = serializers.CharField(source="clause.mark")
    number = serializers.CharField(source="clause.number")
    heading = serializers.CharField(source="clause.heading")
    body = serializers.CharField(source="clause.body")
    is_taken_out = serializers.BooleanField(source="is_gone")
    changed_by = PassageChangeOut(source="by", many=True)


class TextOut(serializers.Serializer):
    on = serializers.DateField()
    variations = VariationNamedOut(many=True, help_text="Those that changed it, in their order")
    passages = VariedPassageOut(many=True)


class TextIn(serializers.Serializer):
    on = serializers.DateField(required=False)
    reads = serializers.ChoiceField(["varied", "signed"], default="varied")
