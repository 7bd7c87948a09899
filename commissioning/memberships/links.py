"""The link in an invitation: signed by this service, so that nobody can make or alter one."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from commissioning.memberships.models import Invitation

signer = Signer(sep=".", salt="commissioning.memberships.invitation")


def token_of(invitation: Invitation) -> str:
    return signer.sign(str(invitation.pk))


def link_of(invitation: Invitation) -> str:
    """The path of the page on which it is accepted."""
    return reverse("memberships:accept", args=[token_of(invitation)])


def whole_link_of(invitation: Invitation) -> str:
    return f"{settings.SITE_URL}{link_of(invitation)}"


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link is of, whether or not it can still be accepted; else None."""
    try:
        key = signer.unsign(token)
    except BadSignature:
        return None
    return Invitation.objects.select_related("organisation", "user").filter(pk=key).first()
