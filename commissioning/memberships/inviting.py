"""Inviting somebody to act for an organisation, and accepting."""

import datetime as dt
from typing import NoReturn

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import DESCRIPTIONS, Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.memberships.links import link_of
from commissioning.memberships.models import LASTS, Invitation
from commissioning.memberships.refusing import refuse_odd_roles, refuse_oneself
from commissioning.memberships.telling import tell_administrators
from commissioning.notices.planning import queue_notice
from commissioning.organisations.models import Organisation

OVER = "This invitation can no longer be used. Ask whoever invited you for a new one."


@transaction.atomic
def invite_person(
    organisation: Organisation,
    *,
    email: str,
    name: str,
    roles: list[Role],
    by: User | None,
    until_on: dt.date | None = None,
) -> Invitation:
    """Ask somebody by mail to act for `organisation` in `roles`, until the day `until_on`.

    An earlier invitation that is still open is withdrawn. Nobody invites themselves (R6). `by=None`
    is `manage.py set_up`. Raises RuleBroken.
    """
    today = timezone.localdate()
    refuse_odd_roles(roles, until_on, today)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email, name=name)
    refuse_oneself(user, by)
    if held := user.memberships.on(today).filter(organisation=organisation, role__in=roles).first():
        raise RuleBroken(f"{user} is already {held.get_role_display().lower()} there.")
    user.invitations.open().filter(organisation=organisation).update(withdrawn_at=timezone.now())
    invitation = Invitation.objects.create(
        organisation=organisation, user=user, roles=sorted(roles), until_on=until_on, made_by=by
    )
    record(
        "person.invited",
        invitation,
        by=by,
        organisations=[organisation.pk],
        after={"user": user.pk, "roles": invitation.roles, "until_on": until_on},
    )
    tell_of(invitation)
    return invitation


def tell_of(invitation: Invitation) -> None:
    roles = "\n".join(
        f"- {Role(role).label}: {DESCRIPTIONS[Role(role)]}" for role in invitation.roles
    )
    queue_notice(
        f"invitation {invitation.pk}",
        to=[invitation.user],
        subject=f"You are invited to act for {invitation.organisation}",
        body=(
            f"{invitation.made_by or 'Whoever runs this service'} invites you to act for "
            f"{invitation.organisation} as:\n\n{roles}\n\n"
            f"Open the link within {LASTS.days} days to accept. It works once, and only for you."
        ),
        url=link_of(invitation),
    )


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str = "") -> list[Membership]:
    """Begin the roles today. Somebody new sets the `password` that they will sign in with.

    Raises RuleBroken if the invitation was used, withdrawn, or is seven days old.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    now, user = timezone.now(), invitation.user
    if not invitation.can_be_accepted(now) or not user.is_active:
        raise RuleBroken(OVER)
    if not user.has_usable_password():
        user.set_password(password or refuse_no_password())
        user.save(update_fields=["password"])
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record(
        "invitation.accepted",
        invitation,
        by=user,
        organisations=[invitation.organisation_id],
        after={"roles": invitation.roles},
    )
    return begin_roles(invitation, timezone.localdate(now))


def refuse_no_password() -> NoReturn:
    raise RuleBroken("Choose a password.")


def begin_roles(invitation: Invitation, today: dt.date) -> list[Membership]:
    """A role that was given meanwhile is not given twice."""
    held = invitation.user.memberships.on(today).filter(organisation=invitation.organisation)
    missing = sorted(set(invitation.roles) - set(held.values_list("role", flat=True)))
    begun = []
    for role in missing:
        membership = Membership.objects.create(
            user=invitation.user,
            organisation=invitation.organisation,
            role=role,
            from_on=today,
            until_on=invitation.until_on,
        )
        tell_administrators(membership, f"was given to {membership.user}", by=invitation.made_by)
        begun.append(membership)
    return begun


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Take it back before it is accepted. Raises RuleBroken if it was."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise RuleBroken("This invitation was already accepted or withdrawn.")
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("invitation.withdrawn", invitation, by=by, organisations=[invitation.organisation_id])
    return invitation
