"""What is open between the partners, on the text page, on home and in the mail. Only reads."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from agreements.register.models import Agreement, Party
from agreements.register.recipients import commissioners_for
from agreements.texts.commenting import SPEAKERS
from agreements.texts.models import Comment
from agreements.texts.words import called
from commissioning.home.registry import Group, Need
from commissioning.notices.clock import Reminder

AT_MOST = 100
TOLD_FOR = dt.timedelta(days=14)
"""A comment that nobody was told of for so long is old news: home still lists it."""


def open_comments_by_clause(agreement: Agreement, user: Any) -> Counter[int]:
    """How many comments are open on each clause, by its id; 0 for all others."""
    seen = Comment.objects.visible_to(user).open().filter(clause__agreement=agreement)
    return Counter(seen.values_list("clause_id", flat=True))


def comment_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Open comments in which another party had the last word."""
    mine = user.organisations_as(*SPEAKERS)
    agreements = Party.objects.on(today).filter(organisation__in=mine).values("agreement")
    seen = Comment.objects.visible_to(user).open().filter(clause__agreement__in=agreements)
    rows = seen.select_related("clause__agreement__partnership", "organisation")
    for comment in rows.prefetch_related("replies").order_by("pk")[:AT_MOST]:
        if comment.spoke_last not in mine:
            yield Need(
                group=Group.DUE,
                title=f"Comment on {called(comment.clause)}",
                because="another party waits for your answer",
                due=None,
                url=page_of(comment),
                act="Answer",
                about=comment.clause.agreement.title,
            )


def comment_reminders(on: dt.date) -> Iterator[Reminder]:
    """One for each new comment, to the commissioners of the other parties."""
    since = on - TOLD_FOR
    rows = Comment.objects.open().filter(at__date__range=(since, on), clause__deleted_at=None)
    comments = list(rows.select_related("clause__agreement__partnership", "organisation", "by"))
    bodies = _other_parties(comments, on)
    told = commissioners_for(bodies, on=on)
    for comment in comments:
        agreement = comment.clause.agreement
        yield Reminder(
            key=f"comment texts.comment {comment.pk}",
            series=f"comment texts.comment {comment.pk}",
            recipients=told.get(comment.pk, ()),
            subject=f"{comment.organisation} commented on {called(comment.clause)}",
            body=f"The comment is on {agreement.title}. Read it and answer it there.\n\n"
            "You get this because you are a commissioner of another party to it.",
            url=page_of(comment),
            due_on=timezone.localdate(comment.at),
            place=agreement.partnership.slug,
        )


def page_of(comment: Comment) -> str:
    clause = comment.clause
    return f"{clause.agreement.get_absolute_url()}clauses/{clause.pk}/comments/"


def _other_parties(comments: list[Comment], on: dt.date) -> dict[int, set[int]]:
    """The parties of that day beside the one that spoke, by the comment's id."""
    agreements = {comment.clause.agreement_id for comment in comments}
    parties = Party.objects.on(on).filter(agreement__in=agreements)
    pairs = list(parties.values_list("agreement_id", "organisation_id"))
    return {
        comment.pk: {
            body
            for agreement, body in pairs
            if agreement == comment.clause.agreement_id and body != comment.organisation_id
        }
        for comment in comments
    }
