"""The REST door to what happens to an agreement: one POST an act, under the agreement."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from agreements.register.api import life_serializers as shapes
from agreements.register.api.serializers import AgreementOut
from agreements.register.authorities import state_authority
from agreements.register.ending import give_notice, record_withdrawal, withdraw_notice
from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from agreements.register.extending import extend_agreement, hold_over_agreement, state_option
from agreements.register.facts import NO_DATE, facts_with_successors
from agreements.register.happenings import happenings, record_of
from agreements.register.life_records import confirm_life_fact, take_out_life_fact
from agreements.register.merging import merge_agreements
from agreements.register.succeeding import take_the_place_of
from agreements.register.years import state_year

RULES = {
    "life": "register.view_agreement",
    "add_option": "register.edit_agreement",
    "extend": "register.edit_agreement",
    "hold_over": "register.edit_agreement",
    "give_notice": "register.edit_agreement",
    "withdraw_notice": "register.edit_agreement",
    "leave": "register.edit_agreement",
    "state_year": "register.edit_agreement",
    "replace": "register.edit_agreement",
    "confirm_record": "register.approve_agreement",
    "take_out_record": "register.edit_agreement",
    "merge": "register.edit_agreement",
    "add_evidence": "register.approve_agreement",
    "take_evidence": "register.view_agreement",
}


def sent(name, **value):
    return OpenApiExample(name, request_only=True, value=value)


DECIDED = {"on": "10 February 2021", "given_by": "Cabinet", "reference": "C/2021/14"}
LIFE = OpenApiExample(
    "An agreement that was extended once",
    response_only=True,
    value={
        "happenings": [
            {
                "on": {
                    "words": "10 February 2021",
                    "earliest": "2021-02-10",
                    "latest": "2021-02-10",
                    "inferred": False,
                },
                "words": "Extended to 31 March 2022",
                "note": "by Cabinet, C/2021/14; option of 12 months",
                "kind": "extension",
                "id": 3,
                "is_open": False,
                "unconfirmed": False,
            }
        ],
        "options": [
            {"id": 2, "months": 12, "times": 1, "latest_end": "2022-03-31", "words": "clause 3.2"}
        ],
        "years": [
            {"year": "2020/21", "state": "agreed", "words": "", "stated_in": "Cabinet's minutes"}
        ],
    },
)


class LifeActions:
    """The acts of an agreement's life, for the view set of agreements."""

    @extend_schema(responses=shapes.LifeOut, examples=[LIFE])
    @action(detail=True, methods=["get"])
    def life(self, request, key=None):
        """What happened to an agreement, in order, what it allows, and each year of it."""
        agreement = self.get_object()
        facts = facts_with_successors([agreement.pk], seen_by=request.user)[agreement.pk]
        found = {
            "happenings": happenings(agreement, facts, timezone.localdate(), seen_by=request.user),
            "options": agreement.options_to_extend.all(),
            "years": agreement.yearly_statements.all(),
        }
        return Response(shapes.LifeOut(found).data)

    @extend_schema(
        request=shapes.OptionIn,
        responses={201: AgreementOut},
        examples=[sent("Twice a year more", months=12, times=2, latest_end="2023-03-31")],
    )
    @action(detail=True, methods=["post"], url_path="options")
    def add_option(self, request, key=None):
        """State an option to extend that an agreement contains."""
        agreement = self.get_object()
        state_option(agreement, by=request.user, **self.details(shapes.OptionIn))
        return self.answer(self.again(agreement), 201)

    @extend_schema(
        request=shapes.ExtendIn,
        responses=AgreementOut,
        examples=[sent("A year more", option=2, until="31 March 2022", **DECIDED)],
    )
    @action(detail=True, methods=["post"])
    def extend(self, request, key=None):
        """Use an option to extend an agreement."""
        agreement = self.get_object()
        details = self.decided(agreement, shapes.ExtendIn, "Extend")
        extend_agreement(agreement, by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.HoldOverIn,
        responses=AgreementOut,
        examples=[sent("With no day set", begins="1 April 2022", **DECIDED)],
    )
    @action(detail=True, methods=["post"], url_path="hold-over")
    def hold_over(self, request, key=None):
        """Go on under an agreement after its last day."""
        agreement = self.get_object()
        details = self.decided(agreement, shapes.HoldOverIn, "Hold over")
        hold_over_agreement(agreement, by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.NoticeIn,
        responses=AgreementOut,
        examples=[
            sent(
                "Six months",
                party=11,
                on="1 October 2021",
                last="31 March 2022",
                notice_days=180,
                reason="Services move to another agreement",
            )
        ],
    )
    @action(detail=True, methods=["post"], url_path="give-notice")
    def give_notice(self, request, key=None):
        """Record notice to end an agreement."""
        agreement = self.get_object()
        details = self.named(agreement, shapes.NoticeIn)
        give_notice(agreement, by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.WithdrawNoticeIn,
        responses=AgreementOut,
        examples=[sent("Agreed anew", notice=4, on="15 November 2021", reason="Agreed anew")],
    )
    @action(detail=True, methods=["post"], url_path="withdraw-notice")
    def withdraw_notice(self, request, key=None):
        """Record that notice was taken back."""
        agreement = self.get_object()
        details = dict(self.details(shapes.WithdrawNoticeIn))
        notice = get_object_or_404(agreement.termination_notices, pk=details.pop("notice"))
        withdraw_notice(notice, by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.LeaveIn,
        responses=AgreementOut,
        examples=[sent("One of three", party=11, on="1 October 2021", last="31 March 2022")],
    )
    @action(detail=True, methods=["post"])
    def leave(self, request, key=None):
        """Record that one partner leaves; the agreement goes on while two remain."""
        agreement = self.get_object()
        details = self.named(agreement, shapes.LeaveIn)
        record_withdrawal(details.pop("party"), by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.StateYearIn,
        responses=AgreementOut,
        examples=[
            sent("No paper found", year="2019/20", state="not_recorded", stated_in="Report of 2020")
        ],
    )
    @action(detail=True, methods=["post"], url_path="state-year")
    def state_year(self, request, key=None):
        """State of one year that it was agreed, varied or not recorded."""
        agreement = self.get_object()
        details = dict(self.details(shapes.StateYearIn))
        state_year(agreement, details.pop("year"), by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.ReplaceIn,
        responses=AgreementOut,
        examples=[sent("Two into one", earlier=["8f3kq2mn", "h7t4wpxz"], on="1 April 2022")],
    )
    @action(detail=True, methods=["post"])
    def replace(self, request, key=None):
        """State which agreements this one takes the place of, and from which day."""
        agreement = self.get_object()
        details = dict(self.details(shapes.ReplaceIn))
        take_the_place_of(agreement, details.pop("earlier"), by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.MergeIn,
        responses=AgreementOut,
        examples=[sent("The other one goes", duplicate="h7t4wpxz")],
    )
    @action(detail=True, methods=["post"])
    def merge(self, request, key=None):
        """Make one record of this agreement and a duplicate of it, which goes."""
        agreement = self.get_object()
        duplicate = get_object_or_404(
            self.get_queryset(), key=self.details(shapes.MergeIn)["duplicate"]
        )
        self.check_object_permissions(request, duplicate)
        merge_agreements(agreement, duplicate, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(
        request={"multipart/form-data": shapes.EvidenceIn}, responses={201: AgreementOut}
    )
    @action(detail=True, methods=["post"], url_path="evidence", parser_classes=[MultiPartParser])
    def add_evidence(self, request, key=None):
        """Keep the paper itself beside an approval or a signature."""
        agreement = self.get_object()
        details = self.details(shapes.EvidenceIn)
        party = get_object_or_404(agreement.parties.joined(), pk=details["party"])
        paper = details["paper"]
        keep_evidence(
            getattr(party, details["fact"]), paper.read(), file_name=paper.name, by=request.user
        )
        return self.answer(self.again(agreement), 201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(
        detail=True,
        methods=["get"],
        url_path=r"evidence/(?P<party>\d+)/(?P<fact>approval|signature)",
    )
    def take_evidence(self, request, key=None, party=None, fact=None):
        """The paper itself. 404 where none is kept."""
        of = get_object_or_404(self.get_object().parties.joined(), pk=party)
        return take_evidence(request, getattr(of, fact))

    @extend_schema(
        request=shapes.RecordIn,
        responses=AgreementOut,
        examples=[sent("A notice", kind="notice", id=4)],
    )
    @action(detail=True, methods=["post"], url_path="confirm-record")
    def confirm_record(self, request, key=None):
        """Confirm what another partner recorded for one's own body."""
        agreement = self.get_object()
        confirm_life_fact(self.record_named(agreement, shapes.RecordIn)[0], by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.TakeOutIn,
        responses=AgreementOut,
        examples=[sent("Entered twice", kind="extension", id=3, reason="Entered twice")],
    )
    @action(detail=True, methods=["post"], url_path="take-out-record")
    def take_out_record(self, request, key=None):
        """Take out what was recorded by mistake, with the reason."""
        agreement = self.get_object()
        found, details = self.record_named(agreement, shapes.TakeOutIn)
        take_out_life_fact(found, by=request.user, reason=details["reason"])
        return self.answer(self.again(agreement))

    def record_named(self, agreement, shape):
        """The record that the request names, and the rest of what it says."""
        details = self.details(shape)
        found = record_of(agreement, details["kind"], details["id"])
        if found is None:
            raise Http404
        return found, details

    def named(self, agreement, shape):
        """What was sent, with the party and the option of the agreement that it names."""
        details = dict(self.details(shape))
        for name, rows in (
            ("party", agreement.parties.joined()),
            ("option", agreement.options_to_extend),
        ):
            if name in details:
                details[name] = get_object_or_404(rows, pk=details[name])
        return details

    def decided(self, agreement, shape, what):
        """The same, with the authority that it names."""
        details = self.named(agreement, shape)
        details["authority"] = state_authority(
            details.get("party") or agreement.parties.joined().first(),
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=details.get("on", NO_DATE),
            what=what,
        )
        return details
