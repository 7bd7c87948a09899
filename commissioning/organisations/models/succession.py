"""Which body took over from which, and what a successor inherits (R-PTY-02)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commissioning.organisations.models.organisation import Organisation


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def visible_to(self, user: Any) -> SuccessionQuerySet:
        """Everybody may know who took over from whom."""
        return self

    def confirmed(self) -> SuccessionQuerySet:
        """Those that nobody has only claimed: the predecessor, a paper or the law states them."""
        return self.filter(Q(entered_by__isnull=True) | Q(confirmed_at__isnull=False))

    def by(self, day: dt.date) -> SuccessionQuerySet:
        return self.filter(on__lte=day)

    def of(self, body: Organisation) -> SuccessionQuerySet:
        """Those that it came by, and those by which it went, in the order of their days."""
        return self.filter(Q(predecessor=body) | Q(successor=body)).order_by("on", "pk")

    def to(self, successor: Organisation) -> Succession | None:
        return self.filter(successor=successor).first()

    def with_names(self) -> SuccessionQuerySet:
        """With all that a page needs to name both sides on any day."""
        bodies = self.select_related("predecessor", "successor")
        return bodies.prefetch_related("predecessor__other_names", "successor__other_names")


class Succession(models.Model):
    """One body taking over from another on a day; many to many (R-PTY-02).

    A successor may read what its predecessor was a party to. So what only the successor's own
    administrator states opens nothing until the predecessor's has confirmed it (law 4).
    """

    class Kind(models.TextChoices):
        TRANSFERRED = "transferred", "Abolished and transferred"
        MERGED = "merged", "Merged"
        SPLIT = "split", "Split"
        RENAMED = "renamed", "Renamed"
        BOUNDARY = "boundary", "Boundary change"

    ENDS_THE_PREDECESSOR = (Kind.TRANSFERRED, Kind.MERGED)

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions_from")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions_to")
    on = models.DateField(help_text="The first day of the successor")
    kind = models.CharField(max_length=20, choices=Kind)
    source = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_is_stated_once"
            ),
            models.CheckConstraint(
                name="succession_is_between_two_bodies",
                condition=~Q(predecessor=F("successor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"

    @property
    def is_unconfirmed(self) -> bool:
        """Stated by the successor alone."""
        return self.entered_by_id is not None and self.confirmed_at is None

    @property
    def last_day(self) -> dt.date:
        """The predecessor's last day under this succession."""
        return self.on - dt.timedelta(days=1)


def with_predecessors(ids: Iterable[int], *, on: dt.date) -> frozenset[int]:
    """`ids` and all whom they succeeded on or before `on`: a successor inherits (R-PTY-02).

    Where only a boundary changed, the body that gave up ground keeps what is its own.
    """
    found = set(ids)
    inherited = Succession.objects.confirmed().by(on).exclude(kind=Succession.Kind.BOUNDARY)
    successions = list(inherited.values_list("successor_id", "predecessor_id"))
    grew = True
    while grew:
        new = {old for heir, old in successions if heir in found} - found
        found |= new
        grew = bool(new)
    return frozenset(found)


def successor_on(organisation: Organisation, day: dt.date) -> Organisation:
    """The body that will stand for `organisation` on `day`: itself, or who followed it.

    Where it was split, or nobody followed, it is itself: a person must say.
    """
    body = organisation
    while not body.existed_on(day):
        known = body.successions_from.confirmed().by(day)
        heirs = list(known.select_related("successor")[:2])
        if len(heirs) != 1:
            return body
        body = heirs[0].successor
    return body
