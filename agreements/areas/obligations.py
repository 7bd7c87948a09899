"""Obligations of an agreement: put down, accepted or set aside, changed, and done."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agreements.areas.models import Obligation, ObligationDone
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from agreements.texts.models import Clause
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation

NO_DAY = PrintedDate("")
LONGEST_CALLED = 300


@transaction.atomic
def put_down_obligation(
    agreement: Agreement,
    *,
    words: str,
    by: User | None,
    clause: Clause | None = None,
    owner: Organisation | None = None,
    owner_post: str = "",
    due: PrintedDate | None = None,
    rhythm_words: str = "",
    every: int | None = None,
    unit: str = "",
    is_proposed: bool = False,
) -> Obligation:
    """Put down what an agreement makes somebody do, once by `due` or again and again.

    `rhythm_words` alone is a rhythm that nobody stated ("regular"): it comes again, and no day can
    be worked out. What a reader of texts finds is only proposed (`is_proposed`).
    """
    agreement = lock_agreement(agreement)
    last = agreement.obligations.aggregate(last=Max("position"))["last"] or 0
    obligation = Obligation(agreement=agreement, position=last + 1)
    _say(obligation, words, clause, owner, owner_post, due, (rhythm_words, every, unit))
    if not is_proposed:
        obligation.accepted_at, obligation.accepted_by = timezone.now(), by
    obligation.save()
    what = "obligation.proposed" if is_proposed else "obligation.put_down"
    _record(what, obligation, by, after=_content(obligation))
    return obligation


@transaction.atomic
def change_obligation(
    obligation: Obligation,
    *,
    words: str,
    clause: Clause | None,
    owner: Organisation | None,
    owner_post: str,
    due: PrintedDate | None,
    rhythm_words: str,
    every: int | None,
    unit: str,
    version: int,
    by: User | None,
) -> Obligation:
    """Change what an obligation says. A proposed one is accepted by it: a person has checked it."""
    obligation = _lock(obligation, version)
    before = _content(obligation)
    _say(obligation, words, clause, owner, owner_post, due, (rhythm_words, every, unit))
    obligation.accepted_at = obligation.accepted_at or timezone.now()
    obligation.accepted_by = obligation.accepted_by or by
    _save(obligation)
    _record("obligation.changed", obligation, by, before=before, after=_content(obligation))
    return obligation


@transaction.atomic
def accept_obligation(obligation: Obligation, *, version: int, by: User | None) -> Obligation:
    """Accept what was found in the text, as it stands there: from now on it is watched."""
    obligation = _lock(obligation, version)
    if obligation.accepted_at and not obligation.set_aside_because:
        raise RuleBroken("This is accepted already.")
    obligation.accepted_at, obligation.accepted_by = timezone.now(), by
    obligation.set_aside_because = ""
    _save(obligation)
    _record("obligation.accepted", obligation, by)
    return obligation


@transaction.atomic
def set_aside_obligation(
    obligation: Obligation, *, reason: str, version: int, by: User | None
) -> Obligation:
    """Say that it is no obligation, or is watched no more, and why. It can be accepted again."""
    obligation = _lock(obligation, version)
    if obligation.set_aside_because:
        raise RuleBroken("This is set aside already.")
    if not reason.strip():
        raise RuleBroken("Enter the reason.")
    obligation.set_aside_because = reason
    _save(obligation)
    _record("obligation.set_aside", obligation, by, after={"reason": reason})
    return obligation


@transaction.atomic
def do_obligation(
    obligation: Obligation,
    *,
    on: PrintedDate,
    today: dt.date,
    by: User | None,
    note: str = "",
    stated_in: str = "",
) -> ObligationDone:
    """Record that it was done on a day; `stated_in` names the paper, if it is history."""
    obligation = _lock(obligation)
    if not stated_in and not on.known:
        raise RuleBroken("Enter a day or a month, like 31 January 2027.")
    if not stated_in and on.earliest and on.earliest > today:
        raise RuleBroken("The day it was done must be today or in the past.")
    if obligation.accepted_at is None or obligation.set_aside_because:
        raise RuleBroken("Accept this obligation first.")
    done = ObligationDone.objects.create(
        obligation=obligation,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
        note=note,
        stated_in=stated_in,
        by=by,
    )
    after = {"on": on.words, "note": note, "stated_in": stated_in}
    _record("obligation.done", obligation, by, after=after)
    return done


def _say(
    obligation: Obligation,
    words: str,
    clause: Clause | None,
    owner: Organisation | None,
    owner_post: str,
    due: PrintedDate | None,
    rhythm: tuple[str, int | None, str],
) -> None:
    """Refuses a clause or an owner that is none of this agreement, and a day beside a rhythm."""
    agreement = obligation.agreement
    if clause and clause.agreement_id != agreement.pk:
        raise RuleBroken("Choose a clause of this agreement.")
    if owner and owner.pk not in agreement.party_ids:
        raise RuleBroken(f"{owner} is not a party to this agreement.")
    if owner_post and owner is None:
        raise RuleBroken("Say which body the owner's post belongs to.")
    due = due or NO_DAY
    rhythm_words, every, unit = rhythm
    if due.words and (rhythm_words or every):
        raise RuleBroken("Give a day or a rhythm, not both.")
    if not due.words and not rhythm_words and not every:
        raise RuleBroken("Say by which day it is due, or how often.")
    obligation.words, obligation.owner, obligation.owner_post = words, owner, owner_post
    if clause != obligation.clause or not obligation.clause_called:
        obligation.clause_called = str(clause)[:LONGEST_CALLED] if clause else ""
    obligation.clause = clause
    obligation.due_words = due.words
    obligation.due_earliest, obligation.due_latest = due.earliest, due.latest
    obligation.rhythm_words, obligation.every, obligation.unit = rhythm_words, every, unit


def _lock(obligation: Obligation, version: int | None = None) -> Obligation:
    rows = Obligation.objects.select_for_update(of=("self",))
    locked = rows.select_related("agreement__partnership").get(pk=obligation.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this obligation in between.", theirs=locked)
    return locked


def _save(obligation: Obligation) -> None:
    obligation.version += 1
    obligation.save()


def _record(what: str, obligation: Obligation, by: User | None, **changes: Any) -> None:
    ids = obligation.agreement.organisation_ids
    record(what, obligation, by=by, organisations=ids, **changes)


def _content(obligation: Obligation) -> dict[str, str]:
    return {
        "words": obligation.words,
        "clause": obligation.source,
        "owner": obligation.owner_words,
        "due": obligation.due_words,
        "rhythm": obligation.rhythm,
    }
