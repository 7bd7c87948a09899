"""The agreements that a succession touches: those of the predecessor that it did not see end."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from agreements.register.chosen_novations import AGREEMENT
from agreements.register.facts import facts_with_successors
from agreements.register.models import Agreement, Novation, Party
from agreements.register.standing import Standing, State, standing
from commissioning.organisations.models import Succession
from commissioning.organisations.touched import Touched

GROUP = "Agreements in force or being made"
DONE = "Agreements novated"


def touched_agreements(succession: Succession, user: Any) -> Iterator[Touched]:
    """Those of the predecessor that were in force on the day, or are being made, and those novated."""
    seen = Agreement.objects.visible_to(user)
    here = Q(until_on__isnull=True) | Q(until_on__gte=succession.on)
    rows = Party.objects.joined().filter(
        here, organisation=succession.predecessor_id, agreement__in=seen, novated_by__isnull=True
    )
    parties = {row.agreement_id: row for row in rows.select_related("agreement__partnership")}
    facts = facts_with_successors(parties, seen_by=user)
    today = timezone.localdate()
    for pk, party in sorted(parties.items(), key=lambda item: item[1].agreement.title):
        how = standing(facts[pk], succession.on, today, others=facts)
        now = standing(facts[pk], max(today, succession.on), today, others=facts)
        may_run = how.state.covers or how.state in (State.AGREED, State.NOT_KNOWN)
        if not (may_run or now.state.is_being_made):
            continue
        agreement = party.agreement
        may = user.has_perm("register.novate_agreement", agreement)
        yield Touched(
            GROUP,
            agreement.title,
            agreement.get_absolute_url(),
            f"{agreement.get_kind_display()}, {agreement.partnership}: {_stood(how, now)}",
            f"{AGREEMENT}{agreement.key}" if may else "",
        )


def touched_already(succession: Succession, user: Any) -> Iterator[Touched]:
    """What was done because of the succession."""
    done = Novation.objects.visible_to(user).filter(succession=succession).with_names()
    for novation in done.select_related("agreement__partnership"):
        yield Touched(
            DONE,
            novation.agreement.title,
            f"{novation.agreement.get_absolute_url()}parties/",
            f"{novation.from_party}, then {novation.to_party}",
        )


def _stood(how: Standing, now: Standing) -> str:
    if now.state.is_being_made:
        return str(now.state).lower()
    then = str(how.state).lower()
    return f"{then} on that day" + (
        "" if now.state is how.state else f", {str(now.state).lower()} today"
    )
