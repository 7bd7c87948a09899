from django.db import transaction
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.money.api import shapes
from agreements.money.authorities import state_decision
from agreements.money.contributions import (
    change_contribution,
    confirm_contribution,
    enter_contribution,
    withdraw_contribution,
)
from agreements.money.models import Contribution
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.errors import NotPermitted

AN_ENTRY = OpenApiExample(
    "A year of the NHS minimum contribution",
    request_only=True,
    value={
        "fund": "p4q8r2st",
        "partner": "nhs-oxfordshire-ccg",
        "source": "nhs-minimum",
        "year": "2022/23",
        "amount": "33147300.01",
    },
)
A_CHANGE = OpenApiExample(
    "An uplift, with the decision",
    request_only=True,
    value={
        "amount": "33500000.00",
        "decided_by": "Cabinet",
        "decided_on": "21 April 2022",
        "decision_reference": "CAB/22/7",
    },
)


class ContributionFilter(filters.FilterSet):
    fund = filters.CharFilter("fund__key", label="Key of the fund")
    agreement = filters.CharFilter("fund__agreement__key", label="Key of the agreement")
    place = filters.CharFilter("fund__agreement__partnership__slug", label="Place")
    partner = filters.CharFilter("partner__slug", label="Partner")
    source = filters.CharFilter("source__key", label="Source of funding")
    year = filters.CharFilter(method="in_year", label="Financial year, such as 2022-23")
    awaiting = filters.BooleanFilter(method="awaiting_or_not", label="Still to be confirmed?")

    class Meta:
        model = Contribution
        fields: list[str] = []

    def in_year(self, queryset, name, words):
        try:
            return queryset.filter(year=FinancialYear.parse(words).starting)
        except ValueError:
            return queryset.none()

    def awaiting_or_not(self, queryset, name, awaiting):
        waiting = Contribution.objects.visible_to(self.request.user).unconfirmed()
        if awaiting:
            return queryset.filter(pk__in=waiting)
        return queryset.exclude(pk__in=waiting)


class Contributions(NounViewSet):
    """What each partner puts into the funds that you may see."""

    model = Contribution
    serializer_class = shapes.ContributionOut
    lookup_field = "key"
    filterset_class = ContributionFilter
    rules = {
        "create": "money.enter_contributions",
        "update": "money.change_contribution",
        "destroy": "money.change_contribution",
        "confirm": "money.confirm_contribution",
    }

    def get_queryset(self):
        return super().get_queryset().with_names().select_related("fund__agreement")

    @extend_schema(
        request=shapes.EnterContributionIn,
        responses={201: shapes.ContributionOut},
        examples=[AN_ENTRY],
    )
    @transaction.atomic
    def create(self, request):
        """Enter a contribution. Its partner confirms it."""
        details = self.details(shapes.EnterContributionIn)
        fund, year = details.pop("fund"), details.pop("year")
        if not request.user.has_perm("money.enter_contributions", fund):
            raise NotPermitted("enter contributions to this fund")
        facts = self.with_decision(details, fund, details["partner"], None)
        row = enter_contribution(fund, by=request.user, year=year.starting, **facts)
        return self.answer(row, 201)

    @extend_schema(
        request=shapes.ChangeContributionIn,
        responses=shapes.ContributionOut,
        examples=[A_CHANGE],
    )
    @transaction.atomic
    def update(self, request, *args, **kwargs):
        """Change a contribution. If it was confirmed, it has to be confirmed again."""
        row = self.get_object()
        details = self.details(shapes.ChangeContributionIn)
        partner = details.get("partner", row.partner)
        facts = self.with_decision(details, row.fund, partner, row.decided_by)
        changed = change_contribution(row, by=request.user, version=self.version, **facts)
        return self.answer(changed)

    def with_decision(self, details, fund, partner, now):
        """The decision in place of the three words for it, if any of them was sent."""
        names = ("decided_by", "decision_reference", "decided_on")
        sent = {name: details.pop(name) for name in names if name in details}
        if not sent:
            return details
        known = (now.given_by, now.reference, now.on_words) if now else ("", "", "")
        given_by, reference, on = (
            sent.get(name, was) for name, was in zip(names, known, strict=True)
        )
        on = PrintedDate.from_words(on) if on else PrintedDate("")
        decision = state_decision(
            fund, partner, given_by=given_by, reference=reference, on=on, now=now
        )
        return details | {"decided_by": decision}

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take out a contribution that was entered by mistake."""
        withdraw_contribution(self.get_object(), by=request.user, version=self.version)
        return Response(status=204)

    @extend_schema(request=None, responses=shapes.ContributionOut)
    @action(detail=True, methods=["post"])
    def confirm(self, request, key=None):
        """Confirm, for the partner whose money it is, the version that If-Match names."""
        row = self.get_object()
        return self.answer(confirm_contribution(row, by=request.user, version=self.version))


api_router.register("contributions", Contributions, basename="contribution")
