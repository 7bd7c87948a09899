"""Giving and ending roles of people whom the organisation already has."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.memberships.refusing import refuse_odd_roles, refuse_oneself
from commissioning.memberships.telling import tell_administrators
from commissioning.organisations.models import Organisation


@transaction.atomic
def give_role(
    user: User,
    *,
    organisation: Organisation,
    role: Role,
    by: User,
    until_on: dt.date | None = None,
) -> Membership:
    """Give somebody of `organisation` another role from today. The other administrators hear of it."""
    today = timezone.localdate()
    refuse_odd_roles([role], until_on, today)
    refuse_oneself(user, by)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    held = set(
        user.memberships.on(today).filter(organisation=organisation).values_list("role", flat=True)
    )
    if not held:
        raise RuleBroken(f"{user} does not act for {organisation}. Invite them.")
    if role in held:
        raise RuleBroken(f"{user} is already {Role(role).label.lower()} there.")
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=role, from_on=today, until_on=until_on
    )
    record(
        "membership.given",
        membership,
        by=by,
        organisations=[organisation.pk],
        after={"user": user.pk, "role": role, "until_on": until_on},
    )
    tell_administrators(membership, f"was given to {user}", by=by)
    return membership


@transaction.atomic
def end_membership(
    membership: Membership, *, by: User, last_day: dt.date | None = None
) -> Membership:
    """End a role after `last_day`; without one, at once: the next page is refused.

    Raises RuleBroken if it has ended, for one's own, and for a last day that is past.
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    today = timezone.localdate()
    refuse_oneself(membership.user, by)
    if membership.until_on and membership.until_on < today:
        raise RuleBroken("This role has already ended.")
    if last_day and last_day < today:
        raise RuleBroken("The last day must be today or later. Leave it empty to end the role now.")
    before = {"from_on": membership.from_on, "until_on": membership.until_on}
    end(membership, last_day, today)
    record(
        "membership.ended",
        membership,
        by=by,
        organisations=[membership.organisation_id],
        before=before,
        after={"from_on": membership.from_on, "until_on": membership.until_on},
    )
    until = f"{membership.until_on:%-d %B %Y}"
    tell_administrators(membership, f"of {membership.user} ends after {until}", by=by)
    return membership


def end(membership: Membership, last_day: dt.date | None, today: dt.date) -> None:
    """At once means that yesterday was its last day; what began today never was."""
    membership.until_on = last_day or today - dt.timedelta(days=1)
    if membership.until_on < membership.from_on:
        membership.from_on = membership.until_on
    membership.save(update_fields=["from_on", "until_on"])
