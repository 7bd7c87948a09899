"""What decisions need of people: a record to publish in time, an authority to state, one awaited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.calendar.working_days import ENGLAND
from commissioning.home.registry import Group, Need
from governance.boards.makers import bodies_served_by
from governance.decisions.models import AuthorityLine, Decision
from governance.decisions.models.authority_line import State
from governance.decisions.warnings import working_days_allowed


def needs_of(user: Any, today: dt.date) -> Iterator[Need]:
    """All that decisions need of `user` on `today`."""
    if user.is_role(Role.SECRETARY):
        yield from _records_to_publish(user, today)
        yield from _partners_awaited(user, today)
    if user.is_role(Role.SECRETARY, Role.APPROVER):
        yield from _authority_to_state(user, today)


def publish_by(decision: Decision) -> dt.date | None:
    """The last day on which a new record is in time (R-DEC-05, R-CAL-05); None without its date."""
    decided = decision.decided_on.latest
    if decided is None:
        return None
    return ENGLAND.add_working_days(decided, working_days_allowed(decision))


def _records_to_publish(user: User, today: dt.date) -> Iterator[Need]:
    drafts = Decision.objects.filter(
        body__in=bodies_served_by(user, on=today), published_at__isnull=True
    )
    for decision in drafts.select_related("partnership", "body").order_by("listed_on", "pk"):
        due = None if decision.is_history else publish_by(decision)
        yield Need(
            _group(due, today),
            f"Publish the decision: {decision.title}",
            f"you are board secretary for {decision.body}",
            due,
            decision.get_absolute_url() + "publish/",
            "Check and publish",
            "taken from a paper" if decision.is_history else "",
        )


def _partners_awaited(user: User, today: dt.date) -> Iterator[Need]:
    """Lines of other partners, on decisions that the user's bodies have published."""
    lines = AuthorityLine.objects.filter(
        decision__body__in=bodies_served_by(user, on=today),
        decision__published_at__isnull=False,
        state=State.AWAITED,
    ).exclude(organisation__in=user.organisations_as(Role.SECRETARY))
    for line in _with_all(lines):
        yield Need(
            Group.WAITING,
            f"{line.decision.reference}: authority of {line.organisation}",
            f"you are board secretary for {line.decision.body}",
            None,
            line.decision.get_absolute_url(),
            "See the decision",
        )


def _authority_to_state(user: User, today: dt.date) -> Iterator[Need]:
    """Lines of the user's own organisations that are awaited, or entered and not yet confirmed."""
    own = user.organisations_as(Role.SECRETARY, Role.APPROVER)
    lines = AuthorityLine.objects.filter(organisation__in=own)
    for line in _with_all(lines.filter(state__in=(State.AWAITED, State.RECORDED))):
        decision = line.decision
        if line.state == State.RECORDED and not line.is_unconfirmed:
            continue
        state = line.state == State.AWAITED
        due = publish_by(decision)
        name = "decisions:state_authority" if state else "decisions:confirm_authority"
        yield Need(
            _group(due, today),
            f"{'State' if state else 'Confirm'} your authority: {decision.title}",
            f"you answer for {line.organisation}",
            due,
            reverse(name, args=[decision.partnership.slug, decision.key, line.pk]),
            "State it" if state else "Confirm it",
        )


def _with_all(lines: Any) -> Any:
    related = ("organisation", "decision__partnership", "decision__body")
    return lines.select_related(*related).order_by("decision__listed_on", "pk")


def _group(due: dt.date | None, today: dt.date) -> Group:
    return Group.OVERDUE if due and due < today else Group.DUE
