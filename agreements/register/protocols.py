"""Protocols, such as one on sharing information: each is reviewed before the next agreement starts.

Doncaster's own is to be reviewed and updated before the joint commissioning agreement (seed 001,
clause 8.1). A protocol serves every agreement between all of its own parties.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from agreements.register.models import Agreement, Party
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.notes import Note
from commissioning.accounts.roles import Role
from commissioning.calendar.dates import words
from commissioning.home.registry import Group, Need

A_DAY = dt.timedelta(days=1)
DAYS_AHEAD = dt.timedelta(days=30)
Kind = Agreement.Kind


@dataclass(frozen=True)
class ReviewDue:
    """A protocol that is to be reviewed before the next agreement that it serves."""

    protocol: Agreement
    following: Agreement

    @property
    def starts(self) -> dt.date:
        """The first day of the next agreement."""
        return self.following.term.starts_earliest or dt.date.max

    @property
    def due(self) -> dt.date:
        """By its own review date, if that comes first; else by the day before the next starts."""
        own: dt.date | None = self.protocol.term.review_latest
        last = self.starts - A_DAY
        return min(own, last) if own else last

    @property
    def is_done(self) -> bool:
        """It was put down, or agreed anew, when the next agreement was being made already."""
        return self.protocol.made_at >= self.following.made_at

    @property
    def sentence(self) -> str:
        starts = f"{self.following.title}, starts on {words(self.starts)}"
        return f"Its review is due by {words(self.due)}: the next agreement, {starts}."


def reviews_due(protocols: AgreementQuerySet, today: dt.date) -> Iterator[ReviewDue]:
    """Of `protocols`, those that the next agreement will need anew, in the same three queries.

    The next agreement is the first that starts after `today`, was being made by then, and has all
    parties of the protocol; so whoever reads the one may read the other. One that was put down
    since is as new as it.
    """
    rows = list(
        protocols.filter(kind=Kind.PROTOCOL)
        .select_related("partnership", "term")
        .exclude(term__ends_latest__lt=today)
    )
    if not rows:
        return
    after = list(
        Agreement.objects.exclude(kind=Kind.PROTOCOL)
        .filter(partnership__in={row.partnership_id for row in rows})
        .filter(term__starts_earliest__gt=today)
        .select_related("partnership", "term")
        .order_by("term__starts_earliest", "pk")
    )
    bodies = _bodies([*rows, *after], today)
    for row in rows:
        for one in after:
            made = timezone.localdate(one.made_at)
            serves = one.partnership_id == row.partnership_id and bodies[row.pk] <= bodies[one.pk]
            if serves and made <= today:
                found = ReviewDue(row, one)
                if not found.is_done:
                    yield found
                break


def _bodies(agreements: Iterable[Agreement], day: dt.date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Party.objects.on(day).filter(agreement__in=list(agreements))
    for agreement, organisation in rows.values_list("agreement", "organisation"):
        found[agreement].add(organisation)
    return found


def protocol_notes(agreement: Agreement, user: Any) -> Iterator[Note]:
    """On the overview of a protocol, and of the agreement that it is to be reviewed for.

    Whoever reads only one of them, as a body that left the protocol does, is told nothing.
    """
    today = timezone.localdate()
    seen = Agreement.objects.visible_to(user)
    if agreement.kind == Kind.PROTOCOL:
        for due in reviews_due(Agreement.objects.filter(pk=agreement.pk), today):
            if seen.filter(pk=due.following.pk).exists():
                yield Note(due.sentence, due.following.get_absolute_url(), "The next agreement")
        return
    starts = agreement.term.starts_earliest
    if starts is None or starts <= today:
        return
    here = seen.filter(partnership=agreement.partnership_id)
    for due in reviews_due(here, today):
        if due.following.pk == agreement.pk:
            said = (
                f"{due.protocol.title} is to be reviewed by {words(due.due)}, before this starts."
            )
            yield Note(said, due.protocol.get_absolute_url(), "The protocol")


def protocol_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Protocols that a commissioner has to review before the next agreement, 30 days ahead."""
    ids = user.organisations_as(Role.COMMISSIONER)
    parties = Party.objects.on(today).filter(organisation__in=ids)
    mine = Agreement.objects.visible_to(user).filter(pk__in=parties.values("agreement"))
    for due in reviews_due(mine, today):
        if due.due <= today + DAYS_AHEAD:
            yield Need(
                group=Group.OVERDUE if due.due < today else Group.DUE,
                title=f"Review {due.protocol.title}",
                because="you are a commissioner of a party",
                due=due.due,
                url=due.protocol.get_absolute_url(),
                act="Open the protocol",
                about=f"{due.following.title} starts on {words(due.starts)}",
            )
