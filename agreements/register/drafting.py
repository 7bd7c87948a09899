"""Starting a draft, changing what it says of itself, and throwing it away."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from agreements.register.facts import facts_about
from agreements.register.lifetime import first_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Approval, Party, Signature, Term
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.registry import Registry

CHANGEABLE = (
    "title",
    "kind",
    "reference",
    "binding",
    "flexibilities",
    "edition",
    "purpose",
    "answers_to",
)
STARTS = {"starts", "starts_words", "starts_earliest", "starts_latest"}
TERM_FIELDS = tuple(f.name for f in Term._meta.fields if f.name not in ("id", "agreement"))


text_starters: Registry[Callable[[Agreement, User | None], object]] = Registry()
"""Functions `(agreement, by)` of other parts that write the text that a draft begins with."""


@dataclass(frozen=True)
class NewParty:
    """A party to be: the body, and how the agreement prints it."""

    organisation: Organisation
    name_as_printed: str = ""
    defined_term: str = ""
    address_as_printed: str = ""
    capacities: tuple[str, ...] = field(default=("partner",))


@transaction.atomic
def start_agreement(
    partnership: Partnership,
    *,
    kind: str,
    title: str,
    parties: Iterable[NewParty],
    by: User | None,
    term: Mapping[str, Any] | None = None,
    with_text: bool = False,
    **details: Any,
) -> Agreement:
    """Start a draft with its parties, each with an approval and a signature still awaited.

    `with_text` begins it with the starting text of its kind. Refuses fewer than two parties: an
    agreement of one body is none. `by=None` is the service itself, loading what a paper states. An
    MoU binds nobody unless it says so (R-S75-43).
    """
    parties = list(parties)
    if len({party.organisation for party in parties}) < 2:
        raise RuleBroken("An agreement needs at least two different parties.")
    if kind == Agreement.Kind.MOU:
        details.setdefault("binding", Agreement.Binding.NO)
    agreement = Agreement.objects.create(
        partnership=partnership, kind=kind, title=title, made_by=by, **details
    )
    Term.objects.create(agreement=agreement, **(term or {}))
    for position, party in enumerate(parties, start=1):
        add_party_row(agreement, party, position)
    record(
        "agreement.started",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"title": title, "kind": kind, "parties": [str(p.organisation) for p in parties]},
    )
    for write in text_starters if with_text else ():
        write(agreement, by)
    return agreement


@transaction.atomic
def change_agreement(agreement: Agreement, *, by: User, version: int, **changes: Any) -> Agreement:
    """Change the title, kind, reference, effect or purpose of an agreement still being made.

    What is known of an agreement from a paper alone can be put right at any time.
    """
    agreement = lock_agreement(agreement, version=version)
    refuse_if_settled(agreement)
    before = {name: getattr(agreement, name) for name in changes}
    for name in changes:
        if name not in CHANGEABLE:
            raise TypeError(f"{name} is not changed by change_agreement")
        setattr(agreement, name, changes[name])
    board = agreement.answers_to
    if board and board.partnership_id != agreement.partnership_id:
        raise RuleBroken(f"{board} is not a board of {agreement.partnership}.")
    save_next_version(agreement, *changes)
    _record_change("agreement.changed", agreement, by, before, changes)
    return agreement


@transaction.atomic
def change_term(agreement: Agreement, *, by: User, version: int, **changes: Any) -> Agreement:
    """Change when an agreement still being made starts, ends and is reviewed.

    Of one that all have signed, its start alone can be said, while nothing recorded says it. What is
    known from a paper alone can be put right at any time.
    """
    agreement = lock_agreement(agreement, version=version)
    term = agreement.term
    before = {name: getattr(term, name) for name in changes}
    changed = {name for name in changes if changes[name] != before[name]}
    if not (changed <= STARTS and first_day(facts_about(agreement)) is None):
        refuse_if_settled(agreement)
    for name in changes:
        if name not in TERM_FIELDS:
            raise TypeError(f"{name} is not part of a term")
        setattr(term, name, changes[name])
    refuse_backward_term(term.starts_earliest, term.ends_latest)
    term.save()
    save_next_version(agreement)
    _record_change("agreement.term_changed", agreement, by, before, changes)
    return agreement


@transaction.atomic
def delete_draft(agreement: Agreement, *, by: User) -> None:
    """Throw away a draft that nobody has approved, signed, published or followed on from.

    The audit log keeps who threw it away, and its title.
    """
    agreement = lock_agreement(agreement)
    if not can_be_deleted(agreement):
        raise RuleBroken("Only a draft that nobody has approved or signed can be deleted.")
    ids = agreement.organisation_ids
    record(
        "agreement.deleted", agreement, by=by, organisations=ids, before={"title": str(agreement)}
    )
    agreement.links_back.all().delete()
    try:
        agreement.delete()
    except ProtectedError as held:
        raise RuleBroken(
            "Money has been entered under this draft, or a plan or review belongs to it."
            " See to that first."
        ) from held


def can_be_deleted(agreement: Agreement) -> bool:
    """Whether it is a draft that nobody has approved, signed, published or followed on from."""
    done = any(
        act.objects.filter(party__agreement=agreement).exclude(state="awaited").exists()
        for act in (Approval, Signature)
    )
    return not (done or agreement.is_published or agreement.links_on.exists())


def all_have_signed(agreement: Agreement) -> bool:
    """Whether no party's signature is awaited any more, so that nothing of the text may change."""
    states = set(
        Signature.objects.filter(party__agreement=agreement).values_list("state", flat=True)
    )
    return bool(states) and "awaited" not in states


def all_have_signed_here(agreement: Agreement) -> bool:
    """Whether all have signed, and of some party it is not a paper alone that says so."""
    signatures = Signature.objects.filter(party__agreement=agreement)
    stated_here = not agreement.stated_in and signatures.filter(stated_in="").exists()
    return stated_here and all_have_signed(agreement)


def refuse_if_signed(agreement: Agreement) -> None:
    """Refuse a change to an agreement that every party has signed: vary it instead."""
    if all_have_signed(agreement):
        raise RuleBroken("Every party has signed this agreement. It can be renewed or varied.")


def is_settled(agreement: Agreement, parties: Iterable[Party] | None = None) -> bool:
    """Whether all have signed what it says of itself: no paper that somebody read, but they.

    `parties`, with their signatures, are the agreement's where they have been read.
    """
    if agreement.stated_in:
        return False
    if parties is None:
        return all_have_signed(agreement)
    states = {party.signature.state for party in parties if hasattr(party, "signature")}
    return bool(states) and "awaited" not in states


def refuse_if_settled(agreement: Agreement) -> None:
    """Refuse a change to what every party has signed; what a paper says may have been misread."""
    if is_settled(agreement):
        refuse_if_signed(agreement)


def refuse_backward_term(starts: dt.date | None, ends: dt.date | None) -> None:
    """Refuse an end before the start, naming the day (pages.md 12)."""
    if starts and ends and ends < starts:
        raise RuleBroken(f"End date must be after {starts:%-d %B %Y}")


def printed_days(side: str, on: PrintedDate | None) -> dict[str, Any]:
    """A printed date as the term keeps it for `side`: starts, ends or review."""
    on = on or PrintedDate("")
    return {
        f"{side}_words": on.words,
        f"{side}_earliest": on.earliest,
        f"{side}_latest": on.latest,
    }


def add_party_row(agreement: Agreement, party: NewParty, position: int) -> Party:
    """A party's row, with its approval and signature awaited. Part of a change, not one itself."""
    row = Party.objects.create(
        agreement=agreement,
        organisation=party.organisation,
        position=position,
        name_as_printed=party.name_as_printed or party.organisation.name,
        defined_term=party.defined_term,
        address_as_printed=party.address_as_printed,
        capacities=list(party.capacities),
    )
    Approval.objects.create(party=row)
    Signature.objects.create(party=row)
    return row


def _record_change(
    what: str, agreement: Agreement, by: User, before: Mapping, after: Mapping
) -> None:
    record(
        what,
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before=_as_told(before),
        after=_as_told(after),
    )


def _as_told(values: Mapping[str, Any]) -> dict[str, Any]:
    """A board by its name: the log keeps words, which outlive the row they speak of."""
    return {name: str(one) if isinstance(one, Body) else one for name, one in values.items()}
