"""What the records of an agreement's life share: who enters them, for whom, and taking them out."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.last_days import save_last_day
from agreements.register.lifetime import EVERYTHING, is_agreed, last_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, LifeFact, Party, Withdrawal
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


def keep_life_fact(
    fact: LifeFact, what: str, *, by: User | None, on: PrintedDate, stated_in: str, **after: Any
) -> Any:
    """Save `fact` as entered by `by`, and record it. Part of an act, not one itself.

    Entered for the user's own body, or for all of them, it is confirmed; for another partner it is
    not (law 4). A day to come is refused: what has not happened is no fact.
    """
    refuse_future(on, "It")
    fact.entered_by, fact.stated_in = by, stated_in
    fact.on_words, fact.on_earliest, fact.on_latest = on.words, on.earliest, on.latest
    if fact.party and by is not None and by.answers_for(fact.party.organisation_id):
        fact.confirmed_by, fact.confirmed_at = by, timezone.now()
    fact.save()
    save_next_version(fact.agreement)
    told = after | {"on": on.words, "party": str(fact.party) if fact.party else ""}
    record_life(fact.agreement, what, by, after=told)
    return fact


@transaction.atomic
def confirm_life_fact(fact: LifeFact, *, by: User) -> LifeFact:
    """Confirm, as the party's own officer, what another partner entered for it (law 4)."""
    fact = type(fact)._default_manager.select_for_update().get(pk=fact.pk)
    if fact.party is None or not fact.is_unconfirmed:
        raise RuleBroken("There is nothing to confirm.")
    if not by.answers_for(fact.party.organisation_id):
        raise RuleBroken(f"Only an officer of {fact.party} can confirm this.")
    fact.confirmed_by, fact.confirmed_at = by, timezone.now()
    fact.save(update_fields=["confirmed_by", "confirmed_at"])
    record_life(fact.agreement, "life_confirmed", by, after={"what": str(fact)})
    return fact


@transaction.atomic
def take_out_life_fact(fact: LifeFact, *, by: User, reason: str) -> Agreement:
    """Take out what was entered by mistake. The audit log keeps what it said, and why it went."""
    agreement = lock_agreement(fact.agreement)
    before = {"what": str(fact), "on": fact.on_words, "party": str(fact.party or "")}
    record_life(agreement, "life_taken_out", by, before=before, after={"reason": reason})
    fact.delete()
    if isinstance(fact, Withdrawal):  # its last day goes with it
        save_last_day(fact.party)
    return save_next_version(agreement)


def lock_for_life(agreement: Agreement, *, stated_in: str = "") -> tuple[Agreement, Facts]:
    """The agreement's row, locked, with its facts. Refuses one that is not agreed, but for history."""
    agreement = lock_agreement(agreement)
    facts = facts_with_successors([agreement.pk], seen_by=None)[agreement.pk]
    if not stated_in and not is_agreed(facts, EVERYTHING):
        raise RuleBroken("This agreement has not been agreed yet, so change the draft itself.")
    return agreement, facts


def last_day_of(agreement: Agreement) -> dt.date | None:
    """The last day in force, as far as everything recorded says; None when no day ends it."""
    facts = facts_with_successors([agreement.pk], seen_by=None)
    return last_day(facts[agreement.pk], others=facts)


def refuse_future(on: PrintedDate, what: str) -> None:
    if on.latest and on.latest > timezone.localdate():
        raise RuleBroken(f"{what} must have happened today or earlier.")


def refuse_other_party(agreement: Agreement, party: Party | None) -> None:
    """A party's act is that of a party to this agreement, not of a body only asked to join it."""
    if party is not None and (party.agreement_id != agreement.pk or party.asked_by_id):
        raise RuleBroken("That body is not a party to this agreement.")


def named(name: str, day: PrintedDate) -> dict[str, Any]:
    """The three columns of a printed date."""
    return {
        f"{name}_words": day.words,
        f"{name}_earliest": day.earliest,
        f"{name}_latest": day.latest,
    }


def record_life(
    agreement: Agreement,
    what: str,
    by: User | None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, before=before, after=after)
