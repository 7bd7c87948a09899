"""What a milestone needs before it can be done: other milestones, and a board's decision."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from agreements.areas.lateness import lateness
from agreements.areas.milestones import lock_milestone, record_milestone, save_milestone
from agreements.areas.models import Milestone
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.authorities.models import Body
from commissioning.errors import RuleBroken


@transaction.atomic
def say_what_milestone_needs(
    milestone: Milestone,
    *,
    depends_on: Iterable[Milestone],
    decision_from: Body | None,
    owner_post: str,
    version: int,
    by: User | None,
) -> Milestone:
    """Say on which milestones of the same agreement one depends, and which board must decide.

    Refuses a circle: of two that wait for each other neither could ever be done.
    """
    lock_agreement(milestone.agreement)  # two links made at once could close a circle
    milestone = lock_milestone(milestone, version)
    needed = list(depends_on)
    if any(one.agreement_id != milestone.agreement_id for one in needed):
        raise RuleBroken("Choose milestones of this agreement.")
    if decision_from and decision_from.partnership_id != milestone.agreement.partnership_id:
        raise RuleBroken(f"{decision_from} is not a board of {milestone.agreement.partnership}.")
    if owner_post and milestone.owner is None:
        raise RuleBroken("This is for all parties together, so no one post does it.")
    _refuse_circle(milestone, needed)
    before = _needs(milestone)
    milestone.depends_on.set(needed)
    milestone.decision_from, milestone.owner_post = decision_from, owner_post
    save_milestone(milestone, "decision_from", "owner_post")
    record_milestone("milestone.needs_said", milestone, by, before=before, after=_needs(milestone))
    return milestone


def waits_for(milestone: Milestone, *, today: dt.date) -> Iterator[str]:
    """A sentence for each milestone not done by `today` that this one waits for; none once it is done.

    Says where the other is late, or due only after this one.
    """
    if milestone.done_on and milestone.done_on <= today:
        return
    for other in milestone.depends_on.all():
        how = lateness(other, today=today)
        if how.tag == "Done":
            continue
        words = other.words.rstrip(".")
        if how.tag == "Late":
            yield f"Waits for “{words}”, which is {how.sentence.lower()}"
        elif _is_due_after(other, milestone):
            yield f"Waits for “{words}”, which is due only on a later day, {other.due_words}"
        else:
            yield f"Waits for “{words}”, by {other.due_words}"


def _is_due_after(other: Milestone, milestone: Milestone) -> bool:
    one, two = other.due_on.falls_due_on, milestone.due_on.falls_due_on
    return bool(one and two and one > two)


def _refuse_circle(milestone: Milestone, needed: list[Milestone]) -> None:
    links = _links(milestone.agreement)
    seen, waiting = set[int](), [one.pk for one in needed]
    while waiting:
        one = waiting.pop()
        if one == milestone.pk:
            raise RuleBroken("That would be a circle: one of these depends on this milestone.")
        if one not in seen:
            seen.add(one)
            waiting += links.get(one, [])


def _links(agreement: Agreement) -> dict[int, list[int]]:
    """On which milestones each of an agreement depends, by id, in one query."""
    through = Milestone.depends_on.through._default_manager
    found: dict[int, list[int]] = {}
    pairs = through.filter(from_milestone__agreement=agreement)
    for later, earlier in pairs.values_list("from_milestone_id", "to_milestone_id"):
        found.setdefault(later, []).append(earlier)
    return found


def _needs(milestone: Milestone) -> dict[str, object]:
    return {
        "depends_on": [one.words for one in milestone.depends_on.order_by("position", "pk")],
        "decision_from": str(milestone.decision_from or ""),
        "owner_post": milestone.owner_post,
    }
