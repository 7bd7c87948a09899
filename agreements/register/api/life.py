"""The REST door to what happens to an agreement: one POST an act, under the agreement."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.api import life_serializers as shapes
from agreements.register.api.serializers import AgreementOut
from agreements.register.authorities import state_authority
from agreements.register.ending import give_notice, record_withdrawal, withdraw_notice
from agreements.register.extending import extend_agreement, hold_over_agreement, state_option
from agreements.register.facts import NO_DATE, facts_with_successors
from agreements.register.happenings import happenings
from agreements.register.leaving import left_on, years_seen
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
        today, left = timezone.localdate(), left_on(agreement, request.user)
        found = {
            "happenings": happenings(agreement, facts, today, seen_by=request.user, left=left),
            "options": agreement.options_to_extend.all(),
            "years": years_seen(agreement, left),
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
