"""What happened to an agreement after it was agreed, as far as its standing depends on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from agreements.register.models import (
    Agreement,
    Extension,
    HoldOver,
    PartyFact,
    TerminationNotice,
    Variation,
    Withdrawal,
    YearlyStatement,
)

A_DAY = dt.timedelta(days=1)


class Turn(StrEnum):
    """How a step changes until when an agreement runs."""

    EXTENSION = "extension"
    VARIATION = "variation"
    NOTICE = "notice"
    WITHDRAWAL = "withdrawal"
    REPLACEMENT = "replacement"
    HOLD_OVER = "hold over"

    @property
    def ends_it(self) -> bool:
        return self in (Turn.NOTICE, Turn.WITHDRAWAL, Turn.REPLACEMENT)


@dataclass(frozen=True)
class Step:
    """One dated record of an agreement's life.

    `on` is its own day, None where no paper gives it; `last` the last day in force by it, None for
    a hold over without end; `first` the day a hold over begins; `heir` what replaced the agreement.
    """

    turn: Turn
    on: dt.date | None
    last: dt.date | None = None
    first: dt.date | None = None
    withdrawn_on: dt.date | None = None
    heir: int | None = None
    is_unconfirmed: bool = False
    is_inferred: bool = False
    is_unrecorded: bool = False

    @property
    def days(self) -> Iterator[dt.date]:
        """Every day on which it can change something."""
        yield from (day for day in (self.on, self.first, self.withdrawn_on) if day)
        if self.last:
            yield self.last + A_DAY


@dataclass(frozen=True)
class Life:
    """The steps of one agreement's life, in no order, with what else its standing asks.

    `partners` counts those whose leaving could end it; `unrecorded_years` are the years, by the one
    they start in, that no paper records as agreed; `parents` what it is a schedule of.
    """

    steps: tuple[Step, ...] = ()
    partners: int = 0
    unrecorded_years: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()


NO_LIFE = Life()
KEPT_IN = {
    "extensions": Extension,
    "variations": Variation,
    "termination_notices": TerminationNotice,
    "withdrawals": Withdrawal,
    "hold_overs": HoldOver,
    "yearly_statements": YearlyStatement,
}
"""By the agreement's name for them: the records that its standing depends on."""


def marked_with_life(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """`agreements`, each knowing which of these records it has, so that none is looked for in vain.

    Of variations only one that changes the period counts.
    """
    of_it: dict[str, Any] = {
        f"has_{name}": Exists(model._default_manager.filter(agreement=OuterRef("pk")))
        for name, model in KEPT_IN.items()
    }
    to_the_period = Variation.objects.filter(agreement=OuterRef("pk"), ends_latest__isnull=False)
    of_it["has_variations"] = Exists(to_the_period)
    return agreements.annotate(**of_it)


def read_life(rows: Iterable[Agreement]) -> None:
    """Read the records of `rows` together: a query for each kind that any of them has."""
    rows = list(rows)
    for name in KEPT_IN:
        having = [row for row in rows if getattr(row, f"has_{name}")]
        if having:
            prefetch_related_objects(having, name)
            if name == "variations":
                prefetch_related_objects(having, "variations__approvals", "variations__signatures")


def life_of(row: Agreement, replaced_by: Iterable[Step], parents: tuple[int, ...]) -> Life:
    """The life of `row`, read by `read_life`; what replaced it is known from its links."""

    def kept(name: str) -> Iterable[Any]:
        return getattr(row, name).all() if getattr(row, f"has_{name}") else ()

    leaving = {one.party_id: one for one in kept("withdrawals")}
    parties = [p for p in row.parties.all() if p.until_on is None or p.pk in leaving]
    partners = [p for p in parties if p.is_expected_to_sign and p.asked_by_id is None]
    steps = [
        *(_extended(one) for one in kept("extensions")),
        *(_varied(one) for one in kept("variations") if one.ends_latest and one.is_agreed),
        *(_notice(one) for one in kept("termination_notices")),
        *(_withdrawn(leaving[one.pk]) for one in partners if one.pk in leaving),
        *(_held_over(one) for one in kept("hold_overs")),
        *replaced_by,
    ]
    years = kept("yearly_statements")
    unrecorded = YearlyStatement.State.NOT_RECORDED
    return Life(
        tuple(steps),
        len(partners),
        tuple(year.starts_in for year in years if year.state == unrecorded),
        parents,
    )


def _extended(one: Extension) -> Step:
    return Step(
        Turn.EXTENSION,
        one.on_latest,
        one.until_latest,
        is_unconfirmed=one.is_unconfirmed,
        is_inferred=one.until.inferred,
    )


def known_from(variation: Variation) -> dt.date | None:
    """The day on which the last party agreed to it; without one in any paper, when it took effect."""
    days = [act.on_latest for act in _acts_of(variation) if act.on_latest]
    return max(days, default=variation.effective_latest)


def is_unrecorded(variation: Variation) -> bool:
    """Whether no paper records how some party agreed to it."""
    return any(act.state == PartyFact.State.NOT_RECORDED for act in _acts_of(variation))


def _varied(one: Variation) -> Step:
    """A new last day, known from when the variation is."""
    return Step(
        Turn.VARIATION,
        known_from(one),
        one.ends_latest,
        is_unconfirmed=any(act.is_unconfirmed for act in _acts_of(one)),
        is_inferred=one.ends.inferred,
        is_unrecorded=is_unrecorded(one),
    )


def _acts_of(variation: Variation) -> list[PartyFact]:
    return [*variation.approvals.all(), *variation.signatures.all()]


def _notice(one: TerminationNotice) -> Step:
    return Step(
        Turn.NOTICE,
        one.on_latest,
        one.last_latest,
        withdrawn_on=one.withdrawn_on,
        is_unconfirmed=one.is_unconfirmed,
        is_inferred=one.last.inferred,
    )


def _withdrawn(one: Withdrawal) -> Step:
    return Step(
        Turn.WITHDRAWAL,
        one.on_latest,
        one.last_latest,
        is_unconfirmed=one.is_unconfirmed,
        is_inferred=one.last.inferred,
    )


def _held_over(one: HoldOver) -> Step:
    return Step(
        Turn.HOLD_OVER,
        one.on_latest,
        one.until_latest,
        first=one.from_earliest,
        is_unconfirmed=one.is_unconfirmed,
        is_inferred=one.begins.inferred or one.until.inferred,
    )
