"""Narrowing the list of agreements, and putting it in order.

What is stored is narrowed by the database. How an agreement stands is computed, so that is judged
here, for no more than MOST_JUDGED agreements, in as many queries for one as for all (law 1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from agreements.register.cover import A_DAY, cover_on
from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import left_by
from agreements.register.lifetime import first_day, is_agreed, last_day
from agreements.register.models import Party
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.standing import standing
from commissioning.calendar.dates import add_months
from commissioning.registry import Registry

MOST_JUDGED = 5_000
"""The last changed come first: whoever has more narrows the list by what is stored."""
MOST_WORDS = 12
LAST = dt.date.max

word_searches: Registry[Callable[[Any, str], Any]] = Registry()
"""Functions `(user, words)` that give the ids of agreements which hold the words elsewhere."""
area_searches: Registry[Callable[[Any, str], Any]] = Registry()
"""Functions `(user, name)` that give the ids of agreements in which such an area stands."""

ORDERS = {
    "": ("-changed_at", "-pk"),
    "title": ("title", "pk"),
    "starts": ("starts_key", "pk"),
    "ends": ("ends_key", "pk"),
}


@dataclass(frozen=True)
class Clocks:
    """The day looked at, and the day whose knowledge counts."""

    day: dt.date
    known_on: dt.date

    def by(self, last: dt.date) -> Clocks:
        """Neither later than `last`."""
        return Clocks(min(self.day, last), min(self.known_on, last))


def clocks_of(ids: Iterable[int], clocks: Clocks, left: Mapping[int, dt.date]) -> dict[int, Clocks]:
    """`clocks` for each agreement; for one that somebody's bodies have `left`, by its last day."""
    return {pk: clocks.by(left[pk]) if pk in left else clocks for pk in ids}


def in_order(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """Each with the days by which it may be sorted; those without a day come last."""
    return agreements.annotate(
        starts_key=Coalesce("term__starts_earliest", LAST),
        ends_key=Coalesce("term__ends_latest", LAST),
    )


def narrow_by_record(
    agreements: AgreementQuerySet, asked: Mapping[str, Any], *, user: Any, day: dt.date
) -> AgreementQuerySet:
    """Those that what is stored of them leaves: words, kind, place, party, area, one's own."""
    found = agreements
    if asked.get("q"):
        found = found.filter(_holding(asked["q"], user))
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("place"):
        found = found.filter(partnership=asked["place"])
    of_it = Party.objects.filter(agreement=OuterRef("pk"))
    if asked.get("party"):
        named = Q(name_as_printed__icontains=asked["party"])
        named |= Q(organisation__name__icontains=asked["party"])
        found = found.filter(Exists(of_it.filter(named)))
    if asked.get("mine"):
        found = found.filter(Exists(of_it.on(day).filter(organisation__in=user.organisation_ids)))
    if asked.get("area"):
        standing_there = [Q(pk__in=search(user, asked["area"])) for search in area_searches]
        found = found.filter(reduce(Q.__or__, standing_there, Q(pk__in=[])))
    return found


def asks_how_it_stands(asked: Mapping[str, Any]) -> bool:
    return bool(asked.get("state") or asked.get("ending_within") or asked.get("gap"))


def narrow_by_standing(
    agreements: AgreementQuerySet, asked: Mapping[str, Any], *, user: Any, clocks: Clocks
) -> tuple[AgreementQuerySet, bool]:
    """Those that stand so by `clocks`, and whether there were more than can be judged."""
    newest = agreements.order_by("-changed_at", "-pk").values_list("pk", flat=True)
    ids = list(newest[: MOST_JUDGED + 1])
    more, ids = len(ids) > MOST_JUDGED, ids[:MOST_JUDGED]
    facts = facts_with_successors(ids, seen_by=user)
    of_each = clocks_of(ids, clocks, left_by(ids, user))
    kept = [pk for pk in ids if stands_as_asked(facts[pk], facts, asked, of_each[pk])]
    return agreements.filter(pk__in=kept), more


def stands_as_asked(
    one: Facts, facts: Mapping[int, Facts], asked: Mapping[str, Any], clocks: Clocks
) -> bool:
    how = standing(one, clocks.day, clocks.known_on, others=facts)
    if asked.get("state") and how.state != asked["state"]:
        return False
    if months := asked.get("ending_within"):
        last = how.last if how.state.covers else None
        if last is None or last > add_months(clocks.day, months):
            return False
    return not asked.get("gap") or leaves_a_gap(one, facts, clocks)


def leaves_a_gap(one: Facts, facts: Mapping[int, Facts], clocks: Clocks) -> bool:
    """Whether it was in force and ended, and on the next day nothing that followed it was."""
    last = last_day(one, clocks.known_on, facts)
    if first_day(one) is None or not is_agreed(one, clocks.known_on):
        return False
    if last is None or last >= clocks.day:
        return False
    heirs = {pk: facts[pk] for pk in one.successors if pk in facts}
    kind, _ = cover_on({one.id: one} | heirs, last + A_DAY, clocks.known_on)
    return not kind.covers


def _holding(words: str, user: Any) -> Q:
    """Every word in the title, the reference or a party's name; or all in what other parts search."""
    named = Party.objects.filter(agreement=OuterRef("pk"))
    of_itself = reduce(
        Q.__and__,
        (
            Q(title__icontains=word)
            | Q(reference__icontains=word)
            | Q(Exists(named.filter(name_as_printed__icontains=word)))
            for word in words.split()[:MOST_WORDS]
        ),
        Q(),
    )
    return reduce(Q.__or__, (Q(pk__in=search(user, words)) for search in word_searches), of_itself)
