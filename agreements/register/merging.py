"""Two records of one agreement made into one: what survives, and where the other's address leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from agreements.register.lineage import reach_of
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    Approval,
    Link,
    MergedKey,
    PartyFact,
    Signature,
)
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.documents.models import Document
from commissioning.errors import RuleBroken
from commissioning.registry import Registry
from commissioning.subjects import subject_of

IN_ITS_OWN_WAY = "Money, plans or other records stand under the other one. Move them first."


@dataclass(frozen=True)
class MovedRows:
    """Rows of another part that go to the survivor: the agreement's name for them.

    `whole` ones go only where the survivor has none of its own, such as the clauses of a text.
    """

    name: str
    whole: bool = False

    def __call__(self, survivor: Agreement, duplicate: Agreement) -> None:
        if self.whole:
            if not getattr(survivor, self.name).exists():
                getattr(duplicate, self.name).update(agreement=survivor)
            return
        for row in getattr(duplicate, self.name).all():
            row.agreement = survivor
            try:
                with transaction.atomic():
                    row.save(update_fields=["agreement"])
            except IntegrityError:  # the survivor says the same already
                row.agreement = duplicate
                row.delete()


def move_gap_notes(survivor: Agreement, duplicate: Agreement) -> None:
    """Why nothing was in force after the duplicate explains the same gap after the survivor."""
    duplicate.gap_notes.update(agreement=survivor)


moved_rows: Registry[Callable[[Agreement, Agreement], None]] = Registry()
"""Functions `(survivor, duplicate)` of other parts that move what they keep of an agreement."""


@transaction.atomic
def merge_agreements(survivor: Agreement, duplicate: Agreement, *, by: User) -> Agreement:
    """Make one record of two of the same agreement: `duplicate` goes, its address leads to `survivor`.

    Links, documents, notes on gaps and what other parts keep move; of a text, milestones and funds
    only what the survivor has none of. Both chains of the audit log tell of it. Refuses two places,
    a circle, and a duplicate that somebody has approved or signed, published or varied: that is no
    duplicate.
    """
    rows = sorted((survivor, duplicate), key=lambda one: one.pk)
    locked = {one.pk: lock_agreement(one) for one in rows}
    survivor, duplicate = locked[survivor.pk], locked[duplicate.pk]
    _refuse(survivor, duplicate)
    ids = {*survivor.organisation_ids, *duplicate.organisation_ids}
    told = {"survivor": survivor.key, "duplicate": duplicate.key, "title": duplicate.title}
    record("agreement.merged_away", duplicate, by=by, organisations=ids, before=told)
    _move_links(survivor, duplicate)
    _move_documents(survivor, duplicate)
    for move in moved_rows:
        move(survivor, duplicate)
    duplicate.merged_keys.update(agreement=survivor)
    duplicate.options_to_extend.update(agreement=survivor)
    MergedKey.objects.create(
        key=duplicate.key, title=duplicate.title, agreement=survivor, merged_by=by
    )
    try:
        duplicate.delete()
    except ProtectedError as held:
        raise RuleBroken(IN_ITS_OWN_WAY) from held
    record("agreement.merged", survivor, by=by, organisations=ids, after=told)
    return save_next_version(survivor)


def survivor_of(key: str, seen: AgreementQuerySet) -> Agreement | None:
    """Among `seen`, the agreement into which the record of that key was merged."""
    return seen.filter(merged_keys__key=key).first()


def can_be_merged_away(agreement: Agreement) -> bool:
    """Whether it may be the duplicate: a draft, or history that only papers state.

    No party has approved or signed it in the service, the public has not seen it, and nothing has
    happened to it since.
    """
    done = any(
        act.objects.filter(
            party__agreement=agreement, state=PartyFact.State.RECORDED, stated_in=""
        ).exists()
        for act in (Approval, Signature)
    )
    lives = (
        agreement.extensions,
        agreement.variations,
        agreement.termination_notices,
        agreement.withdrawals,
        agreement.hold_overs,
        agreement.yearly_statements,
        agreement.novations,
    )
    return not (done or agreement.is_published or any(rows.exists() for rows in lives))


def _refuse(survivor: Agreement, duplicate: Agreement) -> None:
    if survivor.pk == duplicate.pk:
        raise RuleBroken("Choose another agreement than this one.")
    if survivor.partnership_id != duplicate.partnership_id:
        raise RuleBroken("Agreements of two places are not the same agreement.")
    if not can_be_merged_away(duplicate):
        raise RuleBroken(
            f"{duplicate} has been approved, signed, published or changed since,"
            " so it must be the one that survives."
        )


def _move_links(survivor: Agreement, duplicate: Agreement) -> None:
    """Each link of the duplicate becomes the survivor's, but for those that it has already."""
    for link in [*duplicate.links_back.all(), *duplicate.links_on.all()]:
        later = survivor.pk if link.later_id == duplicate.pk else link.later_id
        earlier = survivor.pk if link.earlier_id == duplicate.pk else link.earlier_id
        stated = Link.objects.filter(later=later, earlier=earlier, kind=link.kind).exists()
        if later == earlier or stated:
            link.delete()
            continue
        if later in reach_of(earlier, back=True):
            raise RuleBroken("That would make an agreement come from itself.")
        link.later_id, link.earlier_id = later, earlier
        link.save(update_fields=["later", "earlier"])


def _move_documents(survivor: Agreement, duplicate: Agreement) -> None:
    Document.objects.filter(**subject_of(duplicate)).update(**subject_of(survivor))
