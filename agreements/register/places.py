"""The agreements of a place: on its page, and on its timeline. Which place is meant."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import as_known_by, left_by
from agreements.register.life_facts import Turn
from agreements.register.lifetime import first_day, last_day
from agreements.register.models import Agreement, PartyFact
from agreements.register.shown import show
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.reading import read_once
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry

FIRST_ROWS = 10

TURNS = {
    Turn.EXTENSION: "is extended",
    Turn.VARIATION: "is varied to end on another day",
    Turn.NOTICE: "is given notice",
    Turn.WITHDRAWAL: "loses a partner",
    Turn.HOLD_OVER: "is held over",
}
"""What happens to an agreement, as a place's timeline says it."""


@dataclass(frozen=True)
class AgreementsSeen:
    """The agreements of a place that somebody may see, with their facts and their successors'.

    `left` are the last days of those that all of their bodies have left.
    """

    rows: dict[int, Agreement]
    facts: dict[int, Facts]
    left: dict[int, dt.date]

    def day(self, agreement: int, today: dt.date) -> dt.date:
        """The day on which they read it: today, or their last as a party."""
        return self.left.get(agreement, today)


def agreements_seen(partnership: Partnership, user: Any) -> AgreementsSeen:
    """All of them, in the order of the list, in as many queries for one as for all."""
    seen = Agreement.objects.visible_to(user).filter(partnership=partnership)
    rows = {row.pk: row for row in seen.select_related("partnership")}
    left = left_by(rows, user) if rows else {}
    facts = facts_with_successors(rows, seen_by=user) if rows else {}
    return AgreementsSeen(rows, as_known_by(facts, left), left)


def agreements_section(partnership: Partnership, user: Any) -> Section | None:
    """The place's agreements that `user` may see, with how each stands today."""
    seen = read_once(partnership, user, agreements_seen)
    shown = list(seen.rows.values())[:FIRST_ROWS]
    if not shown:
        return None
    today, facts = timezone.localdate(), seen.facts
    return Section(
        "Agreements",
        [
            Row(row.title, row.get_absolute_url(), show(facts[row.pk], day, day, facts).tag)
            for row in shown
            for day in [seen.day(row.pk, today)]
        ],
        more_text="All agreements of this place",
        more_url=f"/agreements/?place={partnership.slug}",
        order=10,
    )


def places_of(user: Any) -> list[Partnership]:
    """The places in which a body of this person is or was a partner."""
    seen = Partnership.objects.visible_to(user)
    return list(seen.filter(partners__organisation__in=user.organisation_ids).distinct())


def places_shared_by(bodies: Iterable[Organisation]) -> list[Partnership]:
    """The places in which each of `bodies` is or was a partner; none if there are no bodies."""
    bodies = list(bodies)
    shared = Partnership.objects.filter(partners__organisation__in=bodies)
    for body in bodies:
        shared = shared.filter(partners__organisation=body)
    return list(shared.distinct())


def agreement_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """When agreements begin and end, and were approved and signed.

    Of one that the user's bodies have left, what had happened by their last day, and when it ends.
    """
    seen = read_once(partnership, user, agreements_seen)
    for pk, row in seen.rows.items():
        facts, url, left = seen.facts[pk], row.get_absolute_url(), seen.left.get(pk)
        yield from _term_entries(facts, url)
        for on, words in _happened(facts):
            if left is None or on.earliest is None or on.earliest <= left:
                yield Entry(on, words, url, "agreement")


def _term_entries(facts: Facts, url: str) -> Iterator[Entry]:
    first, last = first_day(facts), last_day(facts)
    if first:
        begins = facts.starts_on if facts.starts == "fixed" else PrintedDate.on(first)
        yield Entry(begins, f"{facts.title} begins", url, "agreement")
    if last:
        as_printed = last == facts.ends_on.latest
        ends = facts.ends_on if as_printed else PrintedDate.on(last)
        yield Entry(ends, f"{facts.title} ends", url, "agreement")


def _happened(facts: Facts) -> Iterator[tuple[PrintedDate, str]]:
    for step in facts.life.steps:
        if step.on and step.turn in TURNS:
            yield PrintedDate.on(step.on), f"{facts.title} {TURNS[step.turn]}"
    for word, acts in (("approves", facts.approvals), ("signs", facts.signatures)):
        for act in acts:
            if act.state in (PartyFact.State.RECORDED, PartyFact.State.ATTESTED):
                yield act.on, f"{act.party} {word} {facts.title}"
