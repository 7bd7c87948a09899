"""Every change of a role is told to the organisation's other administrators (R6)."""

from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.notices.planning import queue_notice


def tell_administrators(membership: Membership, what: str, *, by: User | None) -> None:
    """`what` completes the role: "was given to Sam Sample"."""
    organisation, today = membership.organisation, timezone.localdate()
    theirs = Membership.objects.on(today).filter(organisation=organisation, role=Role.ADMINISTRATOR)
    others = User.objects.filter(memberships__in=theirs).exclude(pk=membership.user_id).distinct()
    words = f"{membership.get_role_display()} of {organisation} {what}"
    queue_notice(
        f"role {membership.pk} {what}",
        to=[person for person in others if person != by],
        subject=words,
        body=f"{words}. This was done by {by or 'whoever runs this service'}.",
        url=f"/people/{organisation.slug}/",
    )
