"""The REST door to variations."""

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.answerable import boards_for
from agreements.register.api import variation_serializers as shapes
from agreements.register.api.life_serializers import EvidenceIn
from agreements.register.api.serializers import ApprovalIn, ReasonIn, SignatureIn
from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.drafting import NewParty
from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from agreements.register.models import Agreement, Variation
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    send_variation,
    start_variation,
    withdraw_variation,
)
from agreements.register.varying_parties import (
    let_party_join,
    let_party_leave,
    print_party_otherwise,
    take_out_varied_party,
)
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate


def sent(name, **value):
    return OpenApiExample(name, request_only=True, value=value)


class Variations(NounViewSet):
    """Variations of agreements that you may see."""

    model = Variation
    serializer_class = shapes.VariationOut
    filterset_fields = {"agreement__key": ["exact"]}
    page_order = "-pk"
    rules = {
        "create": "register.edit_variation",
        "update": "register.edit_variation",
        "destroy": "register.edit_variation",
        "describe": "register.edit_variation",
        "send_for_approval": "register.edit_variation",
        "withdraw": "register.edit_variation",
        "approve": "register.approve_variation",
        "sign": "register.approve_variation",
        "confirm": "register.approve_variation",
        "vary_party": "register.edit_variation",
        "take_out_party": "register.edit_variation",
        "add_evidence": "register.approve_variation",
        "take_evidence": "register.view_variation",
    }

    def get_queryset(self):
        related = ("details", "approvals__party", "signatures__party", "varied_parties__party")
        related = (*related, "varied_parties__organisation")
        seen = super().get_queryset().select_related("agreement__partnership", "answers_to")
        return seen.prefetch_related(*related)

    @extend_schema(
        request=shapes.StartVariationIn,
        responses={201: shapes.VariationOut},
        examples=[
            sent(
                "Six months more",
                agreement="8f3kq2mn",
                title="Six months more",
                changes=["period"],
                effective="1 April 2022",
            )
        ],
    )
    def create(self, request, *args, **kwargs):
        """Start a variation of an agreement."""
        details = dict(self.details(shapes.StartVariationIn))
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        self.check_object_permissions(request, agreement)
        made = start_variation(agreement, by=request.user, **details)
        return self.answer(self.again(made), 201)

    @extend_schema(
        request=shapes.VariationIn,
        responses=shapes.VariationOut,
        examples=[sent("A title", title="A year more")],
    )
    def update(self, request, *args, **kwargs):
        """Change what a variation is called, what it changes or when it takes effect."""
        variation = self.get_object()
        details = self.details(shapes.VariationIn)
        change_variation(variation, by=request.user, version=self.version, **details)
        return self.answer(self.again(variation))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a variation that no party has approved or signed."""
        delete_variation(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(
        request=shapes.ChangeIn,
        responses=shapes.VariationOut,
        examples=[sent("The period", about="period", ends="30 September 2022")],
    )
    @action(detail=True, methods=["post"])
    def describe(self, request, pk=None):
        """Say what one thing was, and what it becomes."""
        variation = self.get_object()
        details = dict(self.details(shapes.ChangeIn))
        if slug := details.get("answers_to"):
            boards = boards_for(variation.agreement, request.user)
            details["answers_to"] = get_object_or_404(boards, slug=slug)
        describe_change(
            variation, details.pop("about"), by=request.user, version=self.version, **details
        )
        return self.answer(self.again(variation))

    @extend_schema(request=None, responses=shapes.VariationOut)
    @action(detail=True, methods=["post"], url_path="send-for-approval")
    def send_for_approval(self, request, pk=None):
        """Ask each party to approve a variation."""
        variation = self.get_object()
        send_variation(variation, by=request.user, version=self.version)
        return self.answer(self.again(variation))

    @extend_schema(
        request=ReasonIn,
        responses=shapes.VariationOut,
        examples=[sent("Given up", reason="The district decided not to join")],
    )
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Give up a variation that was sent, until every party has agreed to it."""
        variation = self.get_object()
        details = self.details(ReasonIn)
        withdraw_variation(variation, by=request.user, version=self.version, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=ApprovalIn,
        responses=shapes.VariationOut,
        examples=[sent("By Cabinet", party=11, on="10 February 2022", given_by="Cabinet")],
    )
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Record a party's approval of a variation."""
        variation = self.get_object()
        details = dict(self.details(ApprovalIn))
        fact = self.fact_of(variation.approvals, details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        authority = state_authority(
            fact.party,
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=on,
            what="Vary",
        )
        record_variation_approval(fact, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=SignatureIn,
        responses=shapes.VariationOut,
        examples=[sent("On paper", party=11, on="11 February 2022", post="Chief executive")],
    )
    @action(detail=True, methods=["post"])
    def sign(self, request, pk=None):
        """Record a party's signature of a variation."""
        variation = self.get_object()
        details = dict(self.details(SignatureIn))
        fact = self.fact_of(variation.signatures, details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        record_variation_signature(fact, by=request.user, on=on, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=shapes.ConfirmIn,
        responses=shapes.VariationOut,
        examples=[sent("Its approval", party=11, fact="approval")],
    )
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """Confirm what another partner recorded for one's own body."""
        variation = self.get_object()
        details = self.details(shapes.ConfirmIn)
        facts = getattr(variation, f"{details['fact']}s")
        confirm_fact(self.fact_of(facts, details["party"]), by=request.user)
        return self.answer(self.again(variation))

    @extend_schema(
        request=shapes.VaryPartyIn,
        responses=shapes.VariationOut,
        examples=[sent("A body joins", act="joins", organisation="northshire-council")],
    )
    @action(detail=True, methods=["post"], url_path="parties")
    def vary_party(self, request, pk=None):
        """Let a body join or a party leave by the variation, or print a party otherwise."""
        variation = self.get_object()
        details = dict(self.details(shapes.VaryPartyIn))
        act, whose = details.pop("act"), {"by": request.user, "version": self.version}
        if act == "joins":
            details.pop("party", None)
            capacities = tuple(details.pop("capacities", ("partner",)))
            let_party_join(variation, NewParty(capacities=capacities, **details), **whose)
        else:
            party = get_object_or_404(variation.agreement.parties, pk=details.pop("party"))
            details.pop("organisation", None)
            if act == "leaves":
                let_party_leave(variation, party, **whose)
            else:
                print_party_otherwise(variation, party, **details, **whose)
        return self.answer(self.again(variation))

    @extend_schema(
        request=shapes.VariedPartyIn, responses=shapes.VariationOut, examples=[sent("One", row=4)]
    )
    @action(detail=True, methods=["post"], url_path="take-out-party")
    def take_out_party(self, request, pk=None):
        """Take out what the variation changes of one party."""
        variation = self.get_object()
        rows = variation.varied_parties.all()
        row = get_object_or_404(rows, pk=self.details(shapes.VariedPartyIn)["row"])
        take_out_varied_party(row, by=request.user, version=self.version)
        return self.answer(self.again(variation))

    @extend_schema(
        request={"multipart/form-data": EvidenceIn}, responses={201: shapes.VariationOut}
    )
    @action(detail=True, methods=["post"], url_path="evidence", parser_classes=[MultiPartParser])
    def add_evidence(self, request, pk=None):
        """Keep the paper itself beside a party's approval or signature of the variation."""
        variation = self.get_object()
        details = self.details(EvidenceIn)
        facts, paper = getattr(variation, f"{details['fact']}s"), details["paper"]
        fact = self.fact_of(facts, details["party"])
        kept = {"file_name": paper.name, "pages": details["pages"]}
        keep_evidence(fact, paper.read(), **kept, by=request.user)
        return self.answer(self.again(variation), 201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(
        detail=True,
        methods=["get"],
        url_path=r"evidence/(?P<party>\d+)/(?P<fact>approval|signature)",
    )
    def take_evidence(self, request, pk=None, party=None, fact=None):
        """The paper itself. 404 where none is kept."""
        facts = getattr(self.get_object(), f"{fact}s")
        return take_evidence(request, get_object_or_404(facts, party=party))

    def fact_of(self, facts, party):
        """The party's own among `facts`, which a body that is asked to join may touch for itself."""
        fact = get_object_or_404(facts, party=party)
        self.check_object_permissions(self.request, fact)
        return fact

    def again(self, variation):
        """The variation as it stands now, freshly read."""
        return self.get_queryset().get(pk=variation.pk)


api_router.register("variations", Variations, basename="variation")
