"""Whose a deciding body is: one organisation's, or all the partners' together."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.partnerships.models import Partner
from governance.boards.models import BoardForm


def organisations_behind(body: Body, *, on: dt.date) -> frozenset[int]:
    """The ids of the organisations that a body acts for: its own, or for a joint one all partners.

    Partners are those of `on`: one that left has no part in what the board does afterwards.
    """
    if body.organisation_id is not None:
        return frozenset([body.organisation_id])
    partners = body.partnership.partners_on(on)
    return frozenset(partners.values_list("organisation_id", flat=True))


def bodies_served_by(user: User, *, on: dt.date) -> QuerySet[Body]:
    """The bodies whose decisions `user` records: as secretary of whoever is behind them on `on`."""
    ids = user.organisations_as(Role.SECRETARY)
    partners = Partner.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=on),
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        partnership=OuterRef("partnership"),
        organisation__in=ids,
    )
    joint = Q(organisation__isnull=True) & Exists(partners)
    return Body.objects.filter(Q(organisation__in=ids) | joint)


def form_that_cannot_decide(body: Body, *, on: dt.date) -> BoardForm | None:
    """The body's form on `on` if it is one that decides nothing itself (R-GOV-02, R-GOV-03).

    None where it can decide, and where its form is not recorded.
    """
    forms = BoardForm.objects.on(on).filter(body=body)
    return next((form for form in forms if not form.can_decide), None)
