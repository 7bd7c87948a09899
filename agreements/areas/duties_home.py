"""What of obligations, readings and an area's actions needs somebody, and by when."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from agreements.areas.models import AreaAction, Obligation
from agreements.areas.watched import readings_due, watched_of
from agreements.plans.models import Plan
from agreements.register.home_facts import facts_at_home
from agreements.register.models import Agreement, Party
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.accounts.roles import Role
from commissioning.calendar.lateness import SOON
from commissioning.home.reading import Reading
from commissioning.home.registry import Group, Need


def obligation_needs(user: Any, today: dt.date, reading: Reading) -> Iterator[Need]:
    """Obligations late, or due in 30 days, of agreements that this commissioner's bodies are in."""
    rows = Obligation.objects.watched().filter(agreement__in=_mine(user, today))
    rows = rows.select_related("agreement__partnership").prefetch_related("times_done")
    facts = facts_at_home((row.agreement_id for row in rows), reading)
    for row, how in watched_of(rows, today=today, facts=facts):
        if how.due and how.due <= today + dt.timedelta(days=SOON):
            agreement = row.agreement
            args = [agreement.partnership.slug, agreement.key, row.key]
            yield Need(
                Group.OVERDUE if how.days_late else Group.DUE,
                f"Obligation: {row.words}",
                f"you are a commissioner of a party to {agreement}",
                how.due,
                reverse("areas:do_obligation", args=args),
                "Record that it was done",
                how.sentence if how.days_late else "",
            )


def reading_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Indicators to be read by today or in 30 days, for agreements that have not ended, and for the
    plans of places in which this commissioner's bodies are partners.
    """
    plans = Plan.objects.acted_for_by(_bodies_of(user), on=today)
    for one in readings_due(_mine(user, today), plans, today=today):
        if one.due <= today + dt.timedelta(days=SOON):
            indicator = one.indicator
            part = "a partner in" if isinstance(one.read_for, Plan) else "a party to"
            yield Need(
                Group.OVERDUE if one.due < today else Group.DUE,
                f"Indicator: {indicator}",
                f"you are a commissioner of {part} {one.read_for}",
                one.due,
                reverse("areas:record_reading", args=[indicator.partnership.slug, indicator.key]),
                "Record a reading",
            )


def action_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """An area's actions late, or due in 30 days, that this commissioner's own bodies are to do."""
    soon = today + dt.timedelta(days=SOON)
    ids = _bodies_of(user)
    rows = AreaAction.objects.unfinished().filter(owner__in=ids, due_latest__lte=soon)
    rows = rows.filter(area__standings__agreement__in=_mine(user, today)).distinct()
    for row in rows.order_by("due_latest", "pk").select_related("area__partnership"):
        late = row.days_late_on(today)
        yield Need(
            Group.OVERDUE if late else Group.DUE,
            f"Action: {row.words}",
            f"your body is to do it for {row.area}",
            row.due_latest,
            reverse("areas:change_action", args=[row.area.partnership.slug, row.area.key, row.pk]),
            "Update",
        )


def _bodies_of(user: Any) -> frozenset[int]:
    return user.organisations_as(Role.COMMISSIONER) if user.is_authenticated else frozenset()


def _mine(user: Any, today: dt.date) -> AgreementQuerySet:
    """Agreements to which a body of this commissioner is a party today."""
    ids = _bodies_of(user)
    parties = Party.objects.on(today).filter(agreement=OuterRef("pk"), organisation__in=ids)
    found: AgreementQuerySet = Agreement.objects.filter(Exists(parties))
    return found.select_related("partnership")
