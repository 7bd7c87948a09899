"""Whose the plan of an area is, where agreements of different partners share the area.

The plan belongs to the agreement under which it was written: its parties, each as much as the other
(law 4), and nobody else. When that has ended, it is for the parties of any agreement in which the
area stands, and belongs to that under which it is next written.
"""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from agreements.areas.models import Area
from agreements.areas.watched import days_in_force
from agreements.register.models import Agreement, Party
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role


def may_keep_plan(user: User, area: Area, *, today: dt.date) -> bool:
    """Whether the user is commissioner of a body that is a party today to an agreement that has it."""
    return _parties(user, area, today).exists()


def settle_keeper(area: Area, *, by: User | None) -> None:
    """Give a plan that nobody keeps to the agreement under which `by` writes it; the latest, if many.

    Called with the area locked, in the transaction of the change. The service, loading a paper,
    gives it to nobody.
    """
    today = timezone.localdate()
    if by is None or keeper_on(area, today):
        return
    party = _parties(by, area, today).select_related("agreement").order_by("-agreement_id").first()
    if party:
        area.planned_under = party.agreement
        area.save(update_fields=["planned_under"])


def keeper_on(area: Area, day: dt.date) -> Agreement | None:
    """The agreement whose parties keep the plan on `day`; None if none does, or it has ended."""
    under = area.planned_under
    if under is None:
        return None
    _, last = days_in_force([under.pk])[under.pk]
    return None if last and last < day else under


def move_kept_plans(survivor: Agreement, duplicate: Agreement) -> None:
    """The plans that a duplicate kept are kept by the agreement it was merged into."""
    Area.objects.filter(planned_under=duplicate).update(planned_under=survivor)


def _parties(user: User, area: Area, day: dt.date) -> QuerySet[Party]:
    mine = Party.objects.on(day).filter(organisation__in=user.organisations_as(Role.COMMISSIONER))
    keeper = keeper_on(area, day)
    if keeper:
        return mine.filter(agreement=keeper)
    return mine.filter(agreement__areas__in=area.standings.standing_on(day))
