"""Showing an agreement to the public, which is an act of its own."""

from django.db import transaction
from django.utils import timezone

from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement
from agreements.register.shown import ShownStanding
from agreements.register.standing import State
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken


def cautions_about(agreement: Agreement, shown: ShownStanding) -> list[str]:
    """What somebody should know before the public sees it: what is unfinished, what is missing."""
    found = []
    if shown.standing.state.is_being_made:
        found.append(
            f"This agreement is not in place yet. {shown.sentence} "
            "The public page will say that it is not agreed."
        )
    if shown.standing.state is State.NOT_KNOWN:
        found.append(f"{shown.sentence} The public page will say so.")
    if not agreement.clauses.exists():
        found.append("It has no text: nothing is entered of what the parties agree.")
    if not agreement.purpose:
        found.append("It states no purpose, so the public page will not say what it is for.")
    return found


@transaction.atomic
def publish_agreement(agreement: Agreement, *, by: User) -> Agreement:
    """Show the agreement on the public register from now on."""
    agreement = lock_agreement(agreement)
    if agreement.is_published:
        raise RuleBroken("This agreement is on the public register already.")
    agreement.published_at, agreement.published_by = timezone.now(), by
    save_next_version(agreement, "published_at", "published_by")
    record("agreement.published", agreement, by=by, organisations=agreement.organisation_ids)
    return agreement


@transaction.atomic
def take_back_agreement(agreement: Agreement, *, by: User, reason: str) -> Agreement:
    """Take the agreement off the public register, saying why."""
    agreement = lock_agreement(agreement)
    if not agreement.is_published:
        raise RuleBroken("This agreement is not on the public register.")
    agreement.published_at = agreement.published_by = None
    save_next_version(agreement, "published_at", "published_by")
    record(
        "agreement.taken_back",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"reason": reason},
    )
    return agreement
