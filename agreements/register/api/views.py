from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.answerable import boards_for
from agreements.register.api import serializers as shapes
from agreements.register.api.cover import cover_answer, describe_cover
from agreements.register.api.life import RULES, LifeActions
from agreements.register.api.reading import Reading
from agreements.register.approvals import (
    record_approval,
    record_signature,
    send_for_approval,
    send_for_review,
)
from agreements.register.authorities import state_authority
from agreements.register.correcting import correct_approval, correct_signature
from agreements.register.cover_words import SUBJECT
from agreements.register.drafting import (
    NewParty,
    change_agreement,
    change_term,
    delete_draft,
    printed_days,
    start_agreement,
)
from agreements.register.facts import facts_of
from agreements.register.kind_facts import rules_of
from agreements.register.lineage import chain_of
from agreements.register.merging import survivor_of
from agreements.register.models import Agreement
from agreements.register.parties import replace_body
from agreements.register.publication import publish_agreement, take_back_agreement
from agreements.register.renewal import renew_agreement
from agreements.register.sending_again import send_again
from agreements.register.taking_in.columns import MOST_ROWS
from agreements.register.taking_in.rows import read_register
from agreements.register.taking_in.taking import take_in_register
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.documents.file_names import safe_file_name
from commissioning.organisations.models import Organisation
from commissioning.spreadsheets.reading import read_rows

A_START = OpenApiExample(
    "A memorandum",
    request_only=True,
    value={
        "place": "doncaster",
        "kind": "mou",
        "title": "Memorandum of understanding",
        "parties": [
            {"organisation": "doncaster-council", "defined_term": "the Council"},
            {"organisation": "nhs-doncaster-ccg", "defined_term": "CCG"},
        ],
    },
)

KIND_RULES = OpenApiExample(
    "A section 75 agreement without an NHS body",
    response_only=True,
    value={
        "legal_basis": "Section 75, National Health Service Act 2006",
        "regulations": [4, 7],
        "concerns": [
            {"rule": "R-S75-01", "words": "No party is an NHS body. It needs at least one."}
        ],
    },
)


class MergedAway(Exception):
    """The key is that of a duplicate, whose record is now another's."""

    def __init__(self, key, survivor):
        super().__init__(f"This record was merged into {survivor}.")
        self.key, self.survivor = key, survivor


class Agreements(Reading, LifeActions, NounViewSet):
    """Agreements that you may see."""

    model = Agreement
    serializer_class = shapes.AgreementOut
    lookup_field = "key"
    filterset_fields = {"binding": ["exact"]}
    page_order = "-pk"
    rules = {
        "create": "register.start_agreement",
        "take_in": "register.start_agreement",
        "cover": "register.view_agreement",
        "kind": "register.view_agreement",
        "update": "register.edit_agreement",
        "destroy": "register.edit_agreement",
        "term": "register.edit_agreement",
        "send_for_review": "register.edit_agreement",
        "send_for_approval": "register.edit_agreement",
        "send_again": "register.edit_agreement",
        "approve": "register.approve_agreement",
        "sign": "register.approve_agreement",
        "correct_approval": "register.approve_agreement",
        "correct_signature": "register.approve_agreement",
        "replace_body": "register.edit_agreement",
        "renew": "register.edit_agreement",
        "publish": "register.publish_agreement",
        "take_back": "register.publish_agreement",
    } | RULES

    def get_queryset(self):
        related = ("parties__organisation", "parties__approval")
        seen = super().get_queryset().select_related("partnership", "term", "answers_to")
        return seen.prefetch_related(*related, "parties__signature")

    def get_serializer_context(self):
        return super().get_serializer_context() | self.known_of_rows

    @extend_schema(
        request=shapes.StartAgreementIn, responses={201: shapes.AgreementOut}, examples=[A_START]
    )
    def create(self, request, *args, **kwargs):
        """Start a draft."""
        details = self.details(shapes.StartAgreementIn)
        parties = [NewParty(**party) for party in details.pop("parties")]
        place = details.pop("place")
        made = start_agreement(place, parties=parties, by=request.user, **details)
        return self.answer(made, 201)

    @extend_schema(request=shapes.AgreementIn, responses=shapes.AgreementOut)
    def update(self, request, *args, **kwargs):
        """Change what an agreement says of itself."""
        agreement = self.get_object()
        details = dict(self.details(shapes.AgreementIn))
        if slug := details.get("answers_to"):
            boards = boards_for(agreement, request.user)
            details["answers_to"] = get_object_or_404(boards, slug=slug)
        change_agreement(agreement, by=request.user, version=self.version, **details)
        return self.answer(self.again(agreement))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a draft."""
        delete_draft(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.TermIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["put"])
    def term(self, request, key=None):
        """Change when an agreement starts, ends and is reviewed."""
        agreement = self.get_object()
        changes = dict(self.details(shapes.TermIn))
        for side in ("starts", "ends", "review"):
            if f"{side}_on" in changes:
                changes |= printed_days(side, PrintedDate.from_words(changes.pop(f"{side}_on")))
        change_term(agreement, by=request.user, version=self.version, **changes)
        return self.answer(self.again(agreement))

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-for-review")
    def send_for_review(self, request, key=None):
        """Ask the partners to read the draft."""
        agreement = self.get_object()
        send_for_review(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-for-approval")
    def send_for_approval(self, request, key=None):
        """Ask each party's own body to approve it."""
        agreement = self.get_object()
        send_for_approval(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ReasonIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-again")
    def send_again(self, request, key=None):
        """Ask each party to approve it anew, because its text changed since it was sent."""
        agreement = self.get_object()
        send_again(agreement, by=request.user, **self.details(shapes.ReasonIn))
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ApprovalIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def approve(self, request, key=None):
        """Record a party's approval."""
        agreement = self.get_object()
        details = dict(self.details(shapes.ApprovalIn))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        authority = state_authority(
            party,
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=on,
        )
        record_approval(party, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.SignatureIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def sign(self, request, key=None):
        """Record a party's signature."""
        agreement = self.get_object()
        details = dict(self.details(shapes.SignatureIn))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        record_signature(party, by=request.user, on=on, **details)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.CorrectApprovalIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="correct-approval")
    def correct_approval(self, request, key=None):
        """Put right what is recorded of a party's approval, with the reason."""
        return self.correct(correct_approval, shapes.CorrectApprovalIn)

    @extend_schema(request=shapes.CorrectSignatureIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="correct-signature")
    def correct_signature(self, request, key=None):
        """Put right what is recorded of a party's signature, with the reason."""
        return self.correct(correct_signature, shapes.CorrectSignatureIn)

    def correct(self, put_right, shape):
        agreement = self.get_object()
        details = dict(self.details(shape))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        put_right(party, by=self.request.user, version=self.version, on=on, **details)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ReplaceBodyIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="replace-body")
    def replace_body(self, request, key=None):
        """Put the right body in the place of one that was entered wrongly."""
        agreement = self.get_object()
        details = self.details(shapes.ReplaceBodyIn)
        party = get_object_or_404(agreement.parties.joined(), pk=details["party"])
        bodies = Organisation.objects.visible_to(request.user)
        body = get_object_or_404(bodies, slug=details["organisation"])
        replace_body(party, body, by=request.user, version=self.version)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.RenewalIn, responses={201: shapes.AgreementOut})
    @action(detail=True, methods=["post"])
    def renew(self, request, key=None):
        """Start the renewal of an agreement as a draft."""
        details = self.details(shapes.RenewalIn)
        return self.answer(renew_agreement(self.get_object(), by=request.user, **details), 201)

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def publish(self, request, key=None):
        """Show an agreement on the public register."""
        agreement = self.get_object()
        publish_agreement(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ReasonIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, key=None):
        """Take an agreement off the public register, with the reason."""
        agreement = self.get_object()
        take_back_agreement(agreement, by=request.user, **self.details(shapes.ReasonIn))
        return self.answer(self.again(agreement))

    @extend_schema(responses=shapes.KindRulesOut, examples=[KIND_RULES])
    @action(detail=True, methods=["get"])
    def kind(self, request, key=None):
        """The legal basis, which regulations it is checked against, and what its kind warns of."""
        found = rules_of(self.get_object(), timezone.localdate(), seen_by=request.user)
        return Response(shapes.KindRulesOut(found).data)

    @extend_schema(
        request={"multipart/form-data": shapes.RegisterIn}, responses={201: shapes.RegisterOut}
    )
    @action(detail=False, methods=["post"], url_path="take-in")
    def take_in(self, request):
        """Take an existing register in from a spreadsheet: all rows, or only the good ones.

        400 lists everything that is wrong, cell by cell, and nothing is saved.
        """
        details = self.details(shapes.RegisterIn)
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
        return Response(shapes.RegisterOut(told).data, status=201)

    @describe_cover
    @action(detail=True, methods=["get"])
    def cover(self, request, key=None):
        """The days that the agreement's chain covers, and those it does not."""
        chain = chain_of(self.get_object()) & Agreement.objects.visible_to(request.user)
        return cover_answer(request, chain, facts_of(chain), SUBJECT)

    def get_object(self):
        """404 for what is not there; a duplicate that was merged names the record that survived."""
        try:
            return super().get_object()
        except Http404:
            survivor = survivor_of(self.kwargs["key"], self.get_queryset())
            if survivor is None:
                raise
            raise MergedAway(self.kwargs["key"], survivor.key) from None

    def handle_exception(self, exc):
        """301 to the survivor for what is read, 410 for what is done; both say its key."""
        if not isinstance(exc, MergedAway):
            return super().handle_exception(exc)
        here = self.request.get_full_path()
        there = here.replace(f"/{exc.key}/", f"/{exc.survivor}/", 1)
        told = {"detail": str(exc), "merged_into": exc.survivor}
        reads = self.request.method in ("GET", "HEAD")
        return Response(told, status=301 if reads else 410, headers={"Location": there})

    def again(self, agreement):
        """The agreement as it stands now, freshly read."""
        return self.get_queryset().get(pk=agreement.pk)


api_router.register("agreements", Agreements, basename="agreement")
