from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.api.serializers import AgreementOut
from agreements.register.drafting import printed_days
from agreements.register.models import Term
from agreements.texts.api import serializers as shapes
from agreements.texts.importing import import_agreement, keep_upload, read_term, reading_of
from agreements.texts.models import UploadedPaper
from agreements.texts.outline import outline_of, repeated_numbers
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class Papers(NounViewSet):
    """Files that agreements are read in from."""

    model = UploadedPaper
    serializer_class = shapes.PaperOut
    lookup_field = "key"
    page_order = "-pk"
    rules = {"create": "texts.read_in", "take_in": "texts.read_in"}

    def represent(self, row):
        row.reading = reading_of(row)
        row.count_of_clauses = len(row.reading.clauses)
        row.count_of_unplaced = len(row.reading.unplaced)
        row.term = Term(**read_term(row.reading))
        row.headings = [one for heading in outline_of(row.reading) for one in heading]
        row.repeated_numbers = repeated_numbers(row.reading)
        return super().represent(row)

    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response([self.represent(row) for row in page])

    @extend_schema(request=shapes.PaperIn, responses={201: shapes.PaperOut})
    def create(self, request, *args, **kwargs):
        """Read a file, and keep it until somebody has checked what was read."""
        details = self.details(shapes.PaperIn)
        places = Partnership.objects.visible_to(request.user)
        place = get_object_or_404(places, slug=details["place"])
        content = details["paper"].read()
        paper = keep_upload(content, details["paper"].name, partnership=place, by=request.user)
        return self.answer(paper, 201)

    @extend_schema(request=shapes.TakeInIn, responses={201: AgreementOut})
    @action(detail=True, methods=["post"], url_path="take-in")
    def take_in(self, request, key=None):
        """Make the file's text a draft agreement between the bodies named."""
        details = dict(self.details(shapes.TakeInIn))
        bodies = Organisation.objects.visible_to(request.user)
        named = [get_object_or_404(bodies, slug=slug) for slug in details.pop("parties")]
        term = {side: details.pop(side) for side in ("starts", "ends") if side in details}
        for side in ("starts", "ends"):
            if f"{side}_on" in details:
                term |= printed_days(side, PrintedDate.from_words(details.pop(f"{side}_on")))
        made = import_agreement(
            self.get_object(), bodies=named, term=term, by=request.user, **details
        )
        return Response(AgreementOut(made, context=self.get_serializer_context()).data, status=201)


api_router.register("papers", Papers, basename="paper")
