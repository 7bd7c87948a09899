"""What stands in the way of signing, for those who can put it right."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef

from agreements.completeness.checking import completeness_of_all
from agreements.completeness.reports import reports_owed
from agreements.completeness.signing import page_of
from agreements.completeness.words import stands
from agreements.register.home_facts import facts_at_home
from agreements.register.models import Agreement, Party
from commissioning.accounts.roles import Role
from commissioning.home.reading import Reading
from commissioning.home.registry import Group, Need

AT_MOST = 100
SOON = dt.timedelta(days=30)
A_QUARTER = dt.timedelta(days=92)
"""A report later than that is overtaken by the next one; its agreement's page still lists it."""


def missing_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Agreements sent for approval, not signed by all, with musts neither met nor explained."""
    ids = user.organisations_as(Role.COMMISSIONER)
    parties = Party.objects.on(today).filter(agreement=OuterRef("pk"))
    sent = Agreement.objects.visible_to(user).filter(
        Exists(parties.filter(organisation__in=ids)),
        Exists(parties.filter(signature__state="awaited")),
        sent_for_approval_on__isnull=False,
        stated_in="",
    )
    for whole in completeness_of_all(sent.order_by("sent_for_approval_on", "pk")[:AT_MOST], today):
        if whole.in_the_way:
            yield Need(
                group=Group.DUE,
                title=f"{stands(len(whole.in_the_way))} in the way of signing {whole.agreement}",
                because="you are a commissioner of a party",
                due=None,
                url=page_of(whole.agreement),
                act="See what is missing",
            )


def report_needs(user: Any, today: dt.date, reading: Reading) -> Iterator[Need]:
    """Reports due in 30 days, or late by no more than a quarter, to the parties of this commissioner."""
    ids = user.organisations_as(Role.COMMISSIONER)
    parties = Party.objects.on(today).filter(agreement=OuterRef("pk"), organisation__in=ids)
    mine = Agreement.objects.visible_to(user).filter(Exists(parties)) if ids else None
    if mine is None:
        return
    near = (today - A_QUARTER, today + SOON)
    facts_of = partial(facts_at_home, reading=reading)
    for agreement, duty in reports_owed(mine, *near, on=today, facts_of=facts_of):
        yield Need(
            Group.OVERDUE if duty.due < today else Group.DUE,
            f"Report: {duty.words}",
            f"you are a commissioner of a party to {agreement}",
            duty.due,
            f"{agreement.get_absolute_url()}missing/reports/{duty.key}/",
            "Record that it was given",
            f"by {duty.owner}",
        )
