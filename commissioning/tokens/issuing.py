"""Issuing and revoking personal tokens, and knowing one again."""

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import add_months
from commissioning.errors import RuleBroken
from commissioning.tokens.models import Token

MARK = "jca_"
"""What all begin with, so that a search for leaked secrets finds them."""
NOTE_EVERY = dt.timedelta(hours=1)
"""How exactly its last use is noted: not a write for every request."""


def digest(secret: str) -> str:
    """SHA-256 will do: a token is random and long, unlike a password."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def issue_token(
    user: User, *, name: str, last_day: dt.date, may_write: bool = False
) -> tuple[Token, str]:
    """A new token of `user`, and the secret itself, which nobody can read again (C-63).

    It works until the end of `last_day`, at most a year from today. Raises RuleBroken.
    """
    today = timezone.localdate()
    if not today <= last_day <= add_months(today, 12):
        raise RuleBroken("The last day must be between today and a year from today.")
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.tokens.filter(name=name, revoked_at__isnull=True).exists():
        raise RuleBroken(f"You have a token called {name}. Revoke it, or choose another name.")
    secret = MARK + secrets.token_urlsafe(30)
    token = Token.objects.create(
        user=user,
        name=name,
        begins=secret[:8],
        digest=digest(secret),
        may_write=may_write,
        last_day=last_day,
    )
    after = {"name": name, "may_write": may_write, "last_day": last_day}
    record("token.issued", token, by=user, organisations=bodies_of(user), after=after)
    return token, secret


@transaction.atomic
def revoke_token(token: Token, *, by: User) -> Token:
    """From now on it opens nothing. Raises RuleBroken if it was revoked."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at:
        raise RuleBroken("This token was already revoked.")
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record("token.revoked", token, by=by, organisations=bodies_of(by))
    return token


def token_known_by(secret: str) -> Token | None:
    """The token, if it works today and its owner's account is open. Notes that it was used."""
    now = timezone.now()
    working = Token.objects.that_work(timezone.localdate(now)).select_related("user")
    token = working.filter(digest=digest(secret)).first()
    if token and (token.last_used_at is None or now - token.last_used_at >= NOTE_EVERY):
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def bodies_of(user: User) -> set[int]:
    return {membership.organisation_id for membership in user.current_memberships}
