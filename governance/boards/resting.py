"""What still rests on a board: it answers to it, waits for it, or owes it something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from agreements.areas.models import Area, Milestone
from agreements.plans.models import Plan, Review, ReviewReport
from agreements.plans.status import plan_status
from agreements.register.answerable import answerable_to
from agreements.register.facts import facts_with_successors
from agreements.register.models import Agreement
from agreements.register.standing import State, standing
from commissioning.authorities.models import Body

OVER = (State.ENDED, State.LAPSED)


@dataclass(frozen=True)
class Resting:
    """One thing, what it is to the board, and its page."""

    how: str
    title: str
    url: str


def rests_on(body: Body, user: Any, today: dt.date) -> list[Resting]:
    """What `user` may see of that which rests on `body` today, in as many queries for one as for all."""
    return [
        *(
            Resting("Agreement that answers to it", *_named(one))
            for one in _agreements(body, user, today)
        ),
        *(Resting("Area whose group answers to it", *_named(one)) for one in _areas(body, user)),
        *(
            Resting("Milestone that waits for it", *_named(one))
            for one in _milestones(body, user, today)
        ),
        *(Resting("Plan that it oversees", *_named(one)) for one in _plans(body, user, today)),
        *(Resting("Review of it, not decided", *_named(one)) for one in _reviews(body, user)),
        *(Resting("Report owed to it", *_named(one)) for one in _reports(body, user, today)),
    ]


def _named(one: Any) -> tuple[str, str]:
    return str(one), one.get_absolute_url()


def _agreements(body: Body, user: Any, today: dt.date) -> Iterator[Agreement]:
    """Those that answer to it today, and are not over."""
    seen = Agreement.objects.visible_to(user).filter(pk__in=answerable_to(body, today).values("pk"))
    rows = list(seen.select_related("partnership").order_by("title", "pk"))
    facts = facts_with_successors([row.pk for row in rows], seen_by=None) if rows else {}
    for row in rows:
        if standing(facts[row.pk], today, today, others=facts).state not in OVER:
            yield row


def _areas(body: Body, user: Any) -> Any:
    return Area.objects.visible_to(user).filter(answers_to=body).select_related("partnership")


def _milestones(body: Body, user: Any, today: dt.date) -> Any:
    waiting = Milestone.objects.visible_to(user).open_on(today).filter(decision_from=body)
    return waiting.select_related("agreement__partnership")


def _plans(body: Body, user: Any, today: dt.date) -> list[Plan]:
    rows = Plan.objects.visible_to(user).filter(overseen_by=body).select_related("partnership")
    rows = rows.prefetch_related("states", "versions")
    return [row for row in rows if plan_status(row, on=today).tag != "Ended"]


def _reviews(body: Body, user: Any) -> Any:
    undecided = Review.objects.visible_to(user).filter(body=body, outcome="")
    return undecided.select_related("partnership")


def _reports(body: Body, user: Any, today: dt.date) -> Any:
    seen = Review.objects.visible_to(user)
    owed = ReviewReport.objects.open_on(today).filter(to=body, review__in=seen)
    return owed.select_related("review__partnership", "to")
