"""What is known of agreements, read in a constant number of queries, for standing and cover."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from agreements.register.life_facts import (
    A_DAY,
    NO_LIFE,
    Life,
    Step,
    Turn,
    life_of,
    marked_with_life,
    read_life,
)
from agreements.register.models import Agreement, Link, PartyFact, Term
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.stays import ALL_OF_IT, Stay
from commissioning.calendar.printed_dates import PrintedDate

NO_DATE = PrintedDate("", None, None)


@dataclass(frozen=True)
class Act:
    """One party's approval or signature, as far as it is known."""

    party: str
    state: str
    on: PrintedDate = NO_DATE
    is_unconfirmed: bool = False

    @property
    def is_dated(self) -> bool:
        return self.state in ("recorded", "attested") and self.on.latest is not None

    def is_settled(self, known_on: dt.date, begins: dt.date | None) -> bool:
        """Whether it was done, or need not be, by what was known on `known_on`.

        An act on a day that no paper gives is known from the day the agreement begins.
        """
        if self.state == "awaited":
            return False
        if self.state == "not_required":
            return True
        known_from = self.on.latest if self.is_dated else begins
        return known_from is None or known_from <= known_on


@dataclass(frozen=True)
class Facts:
    """All that the standing of one agreement depends on.

    `stay` says on which of its days it counts, where only a thing in it is asked about.
    """

    id: int
    title: str
    kind: str
    binding: str
    starts: str = "not_stated"
    starts_on: PrintedDate = NO_DATE
    ends: str = "not_stated"
    ends_on: PrintedDate = NO_DATE
    approvals: tuple[Act, ...] = ()
    signatures: tuple[Act, ...] = ()
    successors: tuple[int, ...] = ()
    life: Life = NO_LIFE
    sent_for_review_on: dt.date | None = None
    sent_for_approval_on: dt.date | None = None
    stay: Stay = ALL_OF_IT

    @property
    def binds(self) -> bool:
        return self.binding != "no"

    @property
    def has_inferred_day(self) -> bool:
        fixed_start = self.starts == "fixed" and self.starts_on.inferred
        signed = [act.on for act in self.signatures if act.is_dated]
        signed_start = self.starts == "last_signature" and any(on.inferred for on in signed)
        return fixed_start or signed_start or self.ends_on.inferred


def facts_of(agreements: AgreementQuerySet) -> dict[int, Facts]:
    """The facts of `agreements` by id, in as many queries for one as for all.

    A successor's facts, and those of what an agreement is a schedule of, are found here only if
    they are among `agreements`.
    """
    links = _links_of(agreements)
    rows = marked_with_life(agreements).select_related("term")
    rows = rows.prefetch_related("parties__approval", "parties__signature")
    read_life(rows)
    return {row.pk: _facts(row, links[row.pk]) for row in rows}


@dataclass
class Links:
    """What an agreement's links say of its standing."""

    successors: list[int] = field(default_factory=list)
    replaced_by: list[Step] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)


def _links_of(agreements: AgreementQuerySet) -> dict[int, Links]:
    on = Q(earlier__in=agreements, kind__in=Link.SUCCESSIONS)
    up = Q(later__in=agreements, kind=Link.Kind.SCHEDULE_OF)
    found: dict[int, Links] = defaultdict(Links)
    for link in Link.objects.filter(on | up).order_by("pk"):
        if link.kind == Link.Kind.SCHEDULE_OF:
            found[link.later_id].parents.append(link.earlier_id)
            continue
        found[link.earlier_id].successors.append(link.later_id)
        if link.kind in Link.PUTS_AN_END and link.on_earliest:
            ended = link.on_earliest - A_DAY
            step = Step(Turn.REPLACEMENT, link.on_earliest, ended, heir=link.later_id)
            found[link.earlier_id].replaced_by.append(step)
    return found


def facts_about(agreement: Agreement) -> Facts:
    """The facts of one agreement."""
    return facts_of(Agreement.objects.filter(pk=agreement.pk))[agreement.pk]


def facts_with_successors(agreements: Iterable[int], *, seen_by: Any) -> dict[int, Facts]:
    """The facts of agreements, by id, with those that tell an end from a lapse, and exposure.

    These are of what followed them and of what they are schedules of. What followed may be an agreement of others: it has no title here unless `seen_by` may see it.
    The service itself, None, sees all.
    """
    ids = set(agreements)
    followed = Q(links_back__earlier__in=ids, links_back__kind__in=Link.SUCCESSIONS)
    above = Q(links_on__later__in=ids, links_on__kind=Link.Kind.SCHEDULE_OF)
    facts = facts_of(Agreement.objects.filter(Q(pk__in=ids) | followed | above).distinct())
    heirs = facts.keys() - ids
    if seen_by is None or not heirs:
        return facts
    seen = Agreement.objects.visible_to(seen_by).filter(pk__in=heirs).values_list("pk", flat=True)
    unseen = {pk: replace(facts[pk], title="") for pk in heirs.difference(seen)}
    return facts | unseen


def _facts(agreement: Agreement, links: Links) -> Facts:
    term = getattr(agreement, "term", None) or Term()
    parties = agreement.parties.all()
    return Facts(
        id=agreement.pk,
        title=agreement.title,
        kind=agreement.kind,
        binding=agreement.binding,
        starts=term.starts,
        starts_on=term.starts_on,
        ends=term.ends,
        ends_on=term.ends_on,
        approvals=tuple(_act(p.name_as_printed, getattr(p, "approval", None)) for p in parties),
        signatures=tuple(_act(p.name_as_printed, getattr(p, "signature", None)) for p in parties),
        successors=tuple(links.successors),
        life=life_of(agreement, links.replaced_by, tuple(links.parents)),
        sent_for_review_on=agreement.sent_for_review_on,
        sent_for_approval_on=agreement.sent_for_approval_on,
    )


def _act(party: str, fact: PartyFact | None) -> Act:
    if fact is None:
        return Act(party, PartyFact.State.AWAITED)
    return Act(party, fact.state, fact.on, fact.is_unconfirmed)
