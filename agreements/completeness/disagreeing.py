"""One partner saying that an item is not as the other has it, and what came of that."""

from django.db import transaction
from django.utils import timezone

from agreements.completeness.checking import completeness_of
from agreements.completeness.models import Disagreement
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation

REVIEWERS = (Role.COMMISSIONER, Role.APPROVER)


def bodies_of_reviewer(agreement: Agreement, user: User) -> list[Organisation]:
    """The parties for which `user` may disagree, with those that its body succeeded."""
    mine = user.organisations_as(*REVIEWERS)
    parties = agreement.parties.joined().select_related("organisation")
    return [party.organisation for party in parties if party.organisation_id in mine]


@transaction.atomic
def disagree_with_item(
    agreement: Agreement, item: str, *, organisation: Organisation, reason: str, by: User
) -> Disagreement:
    """Say for one's own body that an item is not met, or not explained, as the list has it.

    Refuses to speak for another body, to disagree with what nobody says is there, and a second
    disagreement while the first is open.
    """
    agreement = lock_agreement(agreement)
    if organisation not in bodies_of_reviewer(agreement, by):
        raise RuleBroken(f"Only an officer of {organisation} can disagree in its name.")
    checked = completeness_of(agreement, timezone.localdate()).item(item)
    if checked.is_missing:
        raise RuleBroken("Nothing is said to meet this yet, so there is nothing to disagree with.")
    if any(one.organisation == organisation for one in checked.open_disagreements):
        raise RuleBroken(f"{organisation} disagrees with this already.")
    disagreement = Disagreement.objects.create(
        agreement=agreement, item=item, organisation=organisation, reason=reason, by=by
    )
    _record("disagreed_with", disagreement, by)
    return disagreement


@transaction.atomic
def answer_disagreement(disagreement: Disagreement, *, answer: str, by: User) -> Disagreement:
    """Answer another partner's disagreement. It is open no longer, and stays on record.

    Refuses an answer by the officers of the very body that disagrees: they take it back instead.
    """
    disagreement = _lock_open(disagreement)
    bodies = bodies_of_reviewer(disagreement.agreement, by)
    if not [body for body in bodies if body != disagreement.organisation]:
        raise RuleBroken(f"An officer of another party answers {disagreement.organisation}.")
    disagreement.answer = answer
    disagreement.answered_at, disagreement.answered_by = timezone.now(), by
    disagreement.save(update_fields=["answer", "answered_at", "answered_by"])
    _record("disagreement_answered", disagreement, by)
    return disagreement


@transaction.atomic
def withdraw_disagreement(disagreement: Disagreement, *, by: User) -> Disagreement:
    """Take back one's own body's disagreement. It stays on record as withdrawn."""
    disagreement = _lock_open(disagreement)
    if disagreement.organisation not in bodies_of_reviewer(disagreement.agreement, by):
        raise RuleBroken(f"Only an officer of {disagreement.organisation} can take it back.")
    disagreement.withdrawn_at, disagreement.withdrawn_by = timezone.now(), by
    disagreement.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _record("disagreement_withdrawn", disagreement, by)
    return disagreement


def _lock_open(disagreement: Disagreement) -> Disagreement:
    lock_agreement(disagreement.agreement)
    disagreement = Disagreement.objects.select_related("agreement", "organisation").get(
        pk=disagreement.pk
    )
    if not disagreement.is_open:
        raise RuleBroken("This disagreement is no longer open.")
    return disagreement


def _record(what: str, disagreement: Disagreement, by: User) -> None:
    record(
        f"agreement.{what}",
        disagreement.agreement,
        by=by,
        organisations=disagreement.agreement.organisation_ids,
        after={
            "item": disagreement.item,
            "organisation": str(disagreement.organisation),
            "reason": disagreement.reason,
            "answer": disagreement.answer,
        },
    )
