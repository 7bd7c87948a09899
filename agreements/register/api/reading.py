"""Reading agreements through the API, on either clock: the filters of the page, in its words."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema

from agreements.register.api.serializers import AgreementOut, AgreementRowOut
from agreements.register.facts import facts_with_successors
from agreements.register.forms.looking import AgreementFilters, DayFilters
from agreements.register.leaving import left_by
from agreements.register.listing import (
    MOST_JUDGED,
    Clocks,
    asks_how_it_stands,
    clocks_of,
    narrow_by_record,
    narrow_by_standing,
)
from agreements.register.printed_parties import print_parties
from agreements.register.year_totals import totals_of
from commissioning.api.forms import checked, parameters_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken

NOT_HERE = ("sort",)
"""The pages of the API have one order, so that no row is shown twice or missed."""


class Reading:
    """Mixed into the agreements: their list narrowed by the page's own form, and each of them."""

    known_of_rows: dict = {}
    asked_clocks: Clocks | None = None

    @extend_schema(
        parameters=parameters_of(AgreementFilters, without=NOT_HERE),
        responses=AgreementRowOut(many=True),
    )
    def list(self, request, *args, **kwargs):
        """Agreements that you may see, narrowed as on the page.

        How each stands is judged on `as_at`, or today; `known=then` judges it by what was known on
        that day. One that your body has left is told as it stood by its last day.
        """
        form = AgreementFilters(request.query_params)
        asked, clocks = checked(form), form.clocks(timezone.localdate())
        rows = narrow_by_record(
            self.filter_queryset(self.get_queryset()), asked, user=request.user, day=clocks.day
        )
        if asks_how_it_stands(asked):
            rows, more = narrow_by_standing(rows, asked, user=request.user, clocks=clocks)
            if more:
                raise RuleBroken(
                    f"More than {MOST_JUDGED:,} agreements would have to be judged."
                    " Narrow them by place, kind or party."
                )
        page = self.paginate_queryset(rows)
        ids, year = [row.pk for row in page], FinancialYear.containing(clocks.day)
        left = left_by(ids, request.user)
        of_each = clocks_of(ids, clocks, left)
        print_parties(page, {pk: one.day for pk, one in of_each.items()})
        self.known_of_rows = {
            "facts": facts_with_successors(ids, seen_by=request.user),
            "clocks": of_each,
            "left": left,
            "year": year,
            "totals": totals_of(ids, year, request.user),
        }
        shown = AgreementRowOut(page, many=True, context=self.get_serializer_context())
        return self.get_paginated_response(shown.data)

    @extend_schema(parameters=parameters_of(DayFilters), responses=AgreementOut)
    def retrieve(self, request, *args, **kwargs):
        """One agreement, as on the day asked about: how it stands, and how its parties are printed.

        What it itself says, such as its term, is given as its papers print it. A body that has left
        reads it as it stood by its last day.
        """
        form = DayFilters(request.query_params)
        checked(form)
        self.asked_clocks = form.clocks(timezone.localdate())
        return super().retrieve(request, *args, **kwargs)

    def represent(self, row):
        """As on the day asked about; what was just changed, as today."""
        today = timezone.localdate()
        left = left_by([row.pk], self.request.user)
        clocks = clocks_of([row.pk], self.asked_clocks or Clocks(today, today), left)
        self.known_of_rows = {"clocks": clocks, "left": left}
        print_parties([row], {row.pk: clocks[row.pk].day})
        return super().represent(row)
