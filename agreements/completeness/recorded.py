"""All that is recorded of an agreement and can meet an item, read in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from agreements.areas.models import AreaStanding
from agreements.completeness.flexibilities import Flexibility, flexibilities_of
from agreements.completeness.models import (
    Consultation,
    CoveredFunction,
    Disagreement,
    Explanation,
    NamedClause,
)
from agreements.money.models import PooledFund
from agreements.register.models import Agreement, Party, Term
from agreements.texts.models import Clause, UploadedPaper
from commissioning.organisations.models import Organisation

PUTS_IN = (Party.Capacity.PARTNER, Party.Capacity.HOST, Party.Capacity.LEAD, Party.Capacity.FUNDER)


@dataclass(frozen=True)
class Recorded:
    """An agreement with what belongs to it on a day. Reads nothing more when asked."""

    agreement: Agreement
    on: dt.date
    has_text: bool

    @property
    def term(self) -> Term:
        return self.agreement.term

    @cached_property
    def parties(self) -> list[Party]:
        """Those that have not left it; a party's last day is its own."""
        parties = [party for party in self.agreement.parties.all() if not party.asked_by_id]
        return [party for party in parties if not party.until_on or party.until_on >= self.on]

    @property
    def bodies(self) -> list[Organisation]:
        return [party.organisation for party in self.parties]

    @property
    def partners(self) -> list[Party]:
        """Parties that would put something into a pool: not those that only watch or provide."""
        return [party for party in self.parties if {*party.capacities} & {*PUTS_IN}]

    @cached_property
    def pools(self) -> list[PooledFund]:
        """Funds of which the host holds every partner's money."""
        funds = self.agreement.funds.all()
        return [fund for fund in funds if fund.fund_class.host_holds_cash]

    @property
    def functions(self) -> list[CoveredFunction]:
        return list(self.agreement.covered_functions.all())

    @property
    def consultations(self) -> list[Consultation]:
        return list(self.agreement.consultations.all())

    @property
    def flexibilities(self) -> frozenset[Flexibility]:
        return flexibilities_of(self.agreement)


PARTIES = Prefetch("parties", Party.objects.select_related("organisation"))
FUNDS = Prefetch(
    "funds", PooledFund.objects.select_related("fund_class", "host", "pool_manager__organisation")
)
OF_REPORTS = (PARTIES, FUNDS, "reports_given")
"""What tells which reports are owed, by whom, and which were given."""
RELATED = (
    PARTIES,
    FUNDS,
    "funds__pool_manager__shared_with",
    "funds__contributions",
    Prefetch(
        "covered_functions", CoveredFunction.objects.select_related("delegating", "exercising")
    ),
    "consultations",
    Prefetch("named_clauses", NamedClause.objects.select_related("clause", "named_by")),
    Prefetch("explanations", Explanation.objects.select_related("explained_by")),
    Prefetch(
        "disagreements", Disagreement.objects.select_related("organisation", "by", "answered_by")
    ),
)


def read_recorded(
    agreements: QuerySet[Agreement], on: dt.date, related: Iterable[Any] = RELATED
) -> Iterator[Recorded]:
    """What is recorded of each of `agreements` on a day, in their order; `related` with it."""
    words = Clause.objects.filter(agreement=OuterRef("pk"))
    papers = UploadedPaper.objects.filter(agreement=OuterRef("pk"))
    areas = Prefetch("areas", AreaStanding.objects.standing_on(on))
    if related is RELATED:
        related = (*related, areas)
    rows = agreements.select_related("partnership", "term").prefetch_related(*related)
    for row in rows.annotate(has_clauses=Exists(words), has_paper=Exists(papers)):
        yield Recorded(row, on, has_text=row.has_clauses or row.has_paper)
