"""What of milestones needs somebody, and by when."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from agreements.areas.lateness import lateness
from agreements.areas.models import Milestone
from agreements.areas.models.milestone import MilestoneQuerySet
from agreements.register.models import Party
from commissioning.accounts.roles import Role
from commissioning.calendar.lateness import SOON
from commissioning.home.registry import Coming, Group, Need


def milestone_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Milestones late, or due in 30 days, of agreements that this commissioner's bodies are in."""
    soon = today + dt.timedelta(days=SOON)
    for milestone in _of(user, today).filter(due_latest__lte=soon):
        due, agreement = milestone.due_latest, milestone.agreement
        how = lateness(milestone, today=today)
        yield Need(
            Group.OVERDUE if due and due < today else Group.DUE,
            f"Milestone: {milestone.words}",
            f"you are a commissioner of a party to {agreement}",
            due,
            reverse(
                "areas:finish_milestone",
                args=[agreement.partnership.slug, agreement.key, milestone.key],
            ),
            "Update",
            how.sentence if how.days_late else "",
        )


def milestones_coming(user: Any, today: dt.date) -> Iterator[Coming]:
    """The next milestone beyond the 30 days."""
    soon = today + dt.timedelta(days=SOON)
    for milestone in _of(user, today).filter(due_latest__gt=soon)[:1]:
        if milestone.due_latest:
            words = f"Milestone: {milestone.words}"
            yield Coming(milestone.due_latest, words, milestone.get_absolute_url())


def _of(user: Any, today: dt.date) -> MilestoneQuerySet:
    """Open ones that `user` may mark as done, the earliest first."""
    ids = user.organisations_as(Role.COMMISSIONER) if user.is_authenticated else frozenset()
    parties = Party.objects.on(today).filter(agreement=OuterRef("agreement"), organisation__in=ids)
    mine = Milestone.objects.open_on(today).filter(Exists(parties))
    return mine.in_date_order().select_related("agreement__partnership", "agreement__term")
