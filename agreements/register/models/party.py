from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.register.models.agreement import Agreement
from agreements.register.models.entered import Entered
from commissioning.authorities.models import Authority
from commissioning.calendar.dates import words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.documents.models import Document
from commissioning.organisations.models import Organisation


class PartyQuerySet(models.QuerySet["Party"]):
    def on(self, day: dt.date) -> PartyQuerySet:
        """Those that have not left by `day`; a party's last day is its own.

        A body that is only asked to join is none yet.
        """
        here = Q(until_on__isnull=True) | Q(until_on__gte=day)
        return self.joined().filter(here)

    def with_acts(self) -> PartyQuerySet:
        """With the body, its approval and its signature, in one query."""
        return self.select_related("organisation", "approval__authority", "signature")

    def joined(self) -> PartyQuerySet:
        """Without the bodies that are only asked to join."""
        return self.filter(asked_by__isnull=True)

    def that_read_on(self, day: dt.date) -> PartyQuerySet:
        """Those whose bodies read the agreement: see `Agreement.objects.visible_to`.

        One question with all the ways in it: nearly every page asks it, and more than once.
        """
        done = (PartyFact.State.RECORDED, PartyFact.State.ATTESTED)
        not_required = PartyFact.State.NOT_REQUIRED
        return self.filter(
            Q(until_on__isnull=True)
            | Q(until_on__gte=day)
            | Q(asked_by__isnull=False)
            | Q(signature__state__in=done)
            | Q(variation_signatures__state__in=done)
            | Q(novated_by__to_party__signature__state=not_required)
        )


class Party(models.Model):
    """A body's part in an agreement, under the name that the agreement prints (R-PTY-03)."""

    class Capacity(models.TextChoices):
        PARTNER = "partner", "Partner"
        HOST = "host", "Host partner"
        LEAD = "lead", "Lead commissioner"
        FUNDER = "funder", "Funder"
        PROVIDER = "provider", "Provider"
        OBSERVER = "observer", "Observer"
        OTHER = "other", "Other party, not a section 75 partner"

    SIGN_NOTHING = frozenset({Capacity.FUNDER, Capacity.OBSERVER})
    """Whoever only pays, or only listens, need not sign."""
    PRINTED = ("name_as_printed", "defined_term", "address_as_printed", "capacities")
    """How a paper prints a party."""
    under_variations: dict[str, Any] | None = None
    """What the agreement itself prints, once the words of variations were laid over the row."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="party_to")
    position = models.PositiveSmallIntegerField(default=1)
    name_as_printed = models.CharField(max_length=200)
    defined_term = models.CharField(max_length=80, blank=True, help_text="Such as the Council")
    address_as_printed = models.TextField(blank=True)
    capacities = models.JSONField(default=list, help_text="Any of Capacity")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True, help_text="The last day, if it left")
    asked_by = models.ForeignKey(
        "register.Variation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asked",
        help_text="The variation that asks it to join, until every party has agreed to that",
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"], name="party_is_stated_once"
            ),
            models.CheckConstraint(
                name="party_leaves_after_joining",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name_as_printed

    @property
    def is_expected_to_sign(self) -> bool:
        return not (self.capacities and set(self.capacities) <= self.SIGN_NOTHING)

    @property
    def name_and_days(self) -> str:
        """The name as printed, with the days where it was not a party all along."""
        since = f" from {words(self.from_on)}" if self.from_on else ""
        return f"{self}{since}" + (f" to {words(self.until_on)}" if self.until_on else "")

    @property
    def printed_in_agreement(self) -> dict[str, Any]:
        """How the agreement itself prints it, whatever variations have changed since."""
        return self.under_variations or {name: getattr(self, name) for name in self.PRINTED}

    @property
    def capacity_words(self) -> str:
        return ", ".join(str(self.Capacity(c).label) for c in self.capacities)


class PartyFactQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> PartyFactQuerySet:
        mine = Agreement.objects.visible_to(user)
        return self.filter(party__agreement__in=mine)


class PartyFact(Entered):
    """Something one party did, or did not, about an agreement; with what is known of it."""

    class State(models.TextChoices):
        AWAITED = "awaited", "Awaited"
        RECORDED = "recorded", "Recorded"
        NOT_REQUIRED = "not_required", "Not required"
        ATTESTED = "attested", "Attested by a later paper"
        NOT_RECORDED = "not_recorded", "Not recorded"

    word = ""
    """What people call it: approval or signature."""
    party: Any  # the field is each kind's own, for its related name
    state = models.CharField(max_length=20, choices=State, default=State.AWAITED)
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    evidence_pages = models.CharField(
        max_length=12, blank=True, help_text="Where it stands in a file that holds more: 12 to 14"
    )

    objects = PartyFactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [days_in_order("on", of="%(class)s")]

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)

    @property
    def has_evidence(self) -> bool:
        """Whether the paper itself is kept."""
        return self.evidence_id is not None

    @property
    def pages_words(self) -> str:
        """Where in the file it stands, such as "pages 12 to 14"; "" where the whole file is it."""
        pages = self.evidence_pages
        return pages and f"page{'s' if ' ' in pages else ''} {pages}"

    @property
    def needs_confirming(self) -> bool:
        return self.state == self.State.RECORDED


class Approval(PartyFact):
    """One party's own body or officer allowing it to enter the agreement."""

    word = "approval"

    party = models.OneToOneField(Party, models.CASCADE, related_name="approval")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="approvals"
    )

    def __str__(self) -> str:
        return f"{self.party}: approval {self.get_state_display().lower()}"


class Signature(PartyFact):
    """One party's signature. Blank name, post and date are kept blank (R-DOC-05)."""

    word = "signature"

    party = models.OneToOneField(Party, models.CASCADE, related_name="signature")
    name = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=200, blank=True)
    organisation_as_printed = models.CharField(max_length=200, blank=True)
    is_counterpart = models.BooleanField(
        default=False, help_text="On a copy of its own, one of several that are one agreement"
    )

    def __str__(self) -> str:
        return f"{self.party}: signature {self.get_state_display().lower()}"
