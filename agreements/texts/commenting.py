"""What the partners say to each other of a clause, until they are agreed on it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.models import Clause, ClauseVersion, Comment, Reply
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation

SPEAKERS = (Role.COMMISSIONER, Role.APPROVER)


@transaction.atomic
def comment_on(clause: Clause, *, body: str, by: User) -> Comment:
    """Begin a thread on a clause, in the name of one's own body.

    Refuses somebody who acts for no present party, and a comment on a deleted clause.
    """
    clause = Clause.with_deleted.select_related("agreement").get(pk=clause.pk)
    if clause.is_deleted:
        raise RuleBroken("Somebody deleted this clause in between. It can be brought back.")
    speaker = speaker_of(clause.agreement, by)
    comment = Comment.objects.create(clause=clause, organisation=speaker, body=body, by=by)
    _record("clause.commented", comment, by, words=body)
    return comment


@transaction.atomic
def reply_to(comment: Comment, *, body: str, by: User) -> Reply:
    """Answer in words. A thread that was resolved must be opened again first."""
    comment = _lock(comment)
    if not comment.is_open:
        raise RuleBroken("This comment is resolved. Open it again to answer.")
    speaker = speaker_of(comment.clause.agreement, by)
    reply = Reply.objects.create(comment=comment, organisation=speaker, body=body, by=by)
    _record("clause.comment_answered", comment, by, words=body)
    return reply


@transaction.atomic
def resolve_comment(comment: Comment, *, by: User) -> Comment:
    """Say that the partners are agreed on what the comment raised. The thread stays to be read."""
    comment = _lock(comment)
    speaker_of(comment.clause.agreement, by)
    if not comment.is_open:
        raise RuleBroken("Somebody resolved this comment already.")
    comment.resolved_at, comment.resolved_by = timezone.now(), by
    comment.save(update_fields=["resolved_at", "resolved_by"])
    _record("clause.comment_resolved", comment, by, words=comment.body)
    return comment


@transaction.atomic
def reopen_comment(comment: Comment, *, by: User) -> Comment:
    """Say that what the comment raised is not settled after all."""
    comment = _lock(comment)
    speaker_of(comment.clause.agreement, by)
    if comment.is_open:
        raise RuleBroken("This comment is open already.")
    comment.resolved_at = comment.resolved_by = None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    _record("clause.comment_reopened", comment, by, words=comment.body)
    return comment


def answer_by_change(
    version: ClauseVersion, comments: Iterable[Comment], *, speaker: Organisation, by: User
) -> None:
    """Keep in each thread that this version of the clause answers it. It stays open.

    Whoever raised it says whether the change settles it. Called in the transaction of the change.
    Refuses comments on other clauses and those that are resolved.
    """
    for comment in comments:
        if comment.clause_id != version.clause_id or not comment.is_open:
            raise RuleBroken("A change answers open comments on the clause itself.")
        Reply.objects.create(comment=comment, version=version, organisation=speaker, by=by)


def speaker_of(agreement: Agreement, user: User) -> Organisation:
    """The body in whose name `user` speaks: the first present party that they act for."""
    mine = user.organisations_as(*SPEAKERS)
    parties = agreement.parties.on(timezone.localdate()).select_related("organisation")
    for party in parties:
        if party.organisation_id in mine:
            speaker: Organisation = party.organisation
            return speaker
    raise RuleBroken("Only commissioners and approvers of the parties comment on the text.")


def _lock(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",))
    return rows.select_related("clause__agreement").get(pk=comment.pk)


def _record(what: str, comment: Comment, by: User, *, words: str) -> None:
    clause = comment.clause
    ids = clause.agreement.organisation_ids
    after = {"clause": str(clause), "comment": comment.pk, "words": words}
    record(what, clause, by=by, organisations=ids, after=after)
