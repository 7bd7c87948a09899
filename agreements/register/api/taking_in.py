"""The REST door to taking in an existing register."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.taking_in.columns import MOST_ROWS
from agreements.register.taking_in.rows import read_register
from agreements.register.taking_in.taking import take_in_register
from commissioning.documents.file_names import safe_file_name
from commissioning.spreadsheets.reading import read_rows

RULES = {
    "take_in": "register.start_agreement",
}


class RegisterIn(serializers.Serializer):
    """A spreadsheet with the headings of the template, XLSX or CSV."""

    register = serializers.FileField()
    only_good = serializers.BooleanField(
        default=False, help_text="Take in the rows that are right, and leave the others out"
    )


class RegisterSlipOut(serializers.Serializer):
    row = serializers.IntegerField()
    column = serializers.CharField(help_text="Empty where the whole row is meant")
    words = serializers.CharField()


class RegisterOut(serializers.Serializer):
    taken_in = serializers.ListField(child=serializers.CharField(), help_text="Keys")
    left_out = RegisterSlipOut(many=True)


class TakingIn:
    """One act, for the view set of agreements."""

    @extend_schema(request={"multipart/form-data": RegisterIn}, responses={201: RegisterOut})
    @action(detail=False, methods=["post"], url_path="take-in")
    def take_in(self, request):
        """Take an existing register in from a spreadsheet: all rows, or only the good ones.

        400 lists everything that is wrong, cell by cell, and nothing is saved.
        """
        details = self.details(RegisterIn)
        file, only_good = details["register"], details["only_good"]
        cells = read_rows(file.read(), most=MOST_ROWS + 1)
        rows = read_register(cells, by=request.user)
        slips = [slip for row in rows for slip in row.slips]
        left_out = [{"row": s.row, "column": s.column, "words": s.words} for s in slips]
        if slips and not only_good:
            return Response({"detail": "Nothing was saved.", "left_out": left_out}, status=400)
        name = safe_file_name(file.name)
        made = take_in_register(rows, file_name=name, by=request.user, only_good=only_good)
        told = {"taken_in": [agreement.key for agreement in made], "left_out": left_out}
        return Response(RegisterOut(told).data, status=201)
