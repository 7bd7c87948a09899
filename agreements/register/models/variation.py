from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from agreements.register.models.agreement import Agreement
from agreements.register.models.party import Party, PartyFact
from commissioning.accounts.models import organisations_of
from commissioning.authorities.models import Authority, Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


def _is_agreed() -> Q:
    approvals = VariationApproval.objects.filter(variation=OuterRef("pk"))
    signatures = VariationSignature.objects.filter(variation=OuterRef("pk"))
    awaited = PartyFact.State.AWAITED
    return Q(
        Q(sent_for_approval_on__isnull=False) | ~Q(stated_in=""),
        Exists(approvals),
        ~Exists(approvals.filter(state=awaited)),
        ~Exists(signatures.filter(state=awaited)),
        withdrawn_on__isnull=True,
    )


class VariationQuerySet(models.QuerySet["Variation"]):
    def visible_to(self, user: Any) -> VariationQuerySet:
        """Those of agreements that the user sees, for a party or a body that it asks to join.

        Whoever was a party sees those that it approved or signed (R4), and of those agreed the ones
        that had taken effect by its last day, and that by which it left.
        """
        done = (PartyFact.State.RECORDED, PartyFact.State.ATTESTED)
        today = timezone.localdate()
        here = Q(asked_by__isnull=True) & (Q(until_on__isnull=True) | Q(until_on__gte=today))
        acts = ("variation_approvals", "variation_signatures")
        approved, signed = (
            Q(**{f"{act}__variation": OuterRef("pk"), f"{act}__state__in": done}) for act in acts
        )
        by_its_last_day = Q(until_on__gte=OuterRef("effective_latest"))
        let_it_leave = Q(varied__variation=OuterRef("pk"), varied__act="leaves")
        mine = Party.objects.filter(
            agreement=OuterRef("agreement"), organisation__in=organisations_of(user)
        )
        reads = mine.filter(here | Q(asked_by=OuterRef("pk")) | approved | signed)
        read_then = mine.filter(by_its_last_day | let_it_leave)
        return self.filter(
            Exists(reads) | (_is_agreed() & Exists(read_then)),
            agreement__in=Agreement.objects.visible_to(user),
        )

    def agreed(self) -> VariationQuerySet:
        """Those that every party has approved and signed: what `Variation.is_agreed` says of one."""
        return self.filter(_is_agreed())

    def in_force_on(self, day: dt.date) -> VariationQuerySet:
        """Those agreed that had taken effect by `day`, the day itself included."""
        return self.agreed().filter(effective_latest__lte=day)


class Variation(models.Model):
    """A numbered change to an agreement, approved and signed by each party as the agreement was.

    Whether it is agreed is not stored: it is when every party's approval and signature is settled.
    """

    class Change(models.TextChoices):
        PERIOD = "period", "Period"
        PARTIES = "parties", "Parties"
        MONEY = "money", "Money"
        SCOPE = "scope", "Scope"
        GOVERNANCE = "governance", "Governance"
        TEXT = "text", "Text"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="variations")
    number = models.CharField(max_length=20, help_text="As the partners number it")
    title = models.CharField(max_length=300)
    changes = models.JSONField(default=list, help_text="Any of Change")
    effective_words = models.CharField(max_length=60, blank=True)
    effective_earliest = models.DateField(null=True, blank=True)
    effective_latest = models.DateField(null=True, blank=True)
    ends_words = models.CharField(
        max_length=60, blank=True, help_text="The new last day, if the period changes"
    )
    ends_earliest = models.DateField(null=True, blank=True)
    ends_latest = models.DateField(null=True, blank=True, db_index=True)
    answers_to = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variations",
        help_text="The board or body answerable from then on, if the governance changes",
    )
    stated_in = models.CharField(max_length=200, blank=True)
    sent_for_approval_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = VariationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(days_in_order(date, of="variation") for date in ("effective", "ends")),
            models.UniqueConstraint(
                fields=["agreement", "number"], name="variation_number_once_an_agreement"
            ),
        ]

    def __str__(self) -> str:
        return f"Variation {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        agreement = self.agreement
        return reverse(
            "register:variation", args=[agreement.partnership.slug, agreement.key, self.pk]
        )

    @property
    def effective(self) -> PrintedDate:
        return PrintedDate(self.effective_words, self.effective_earliest, self.effective_latest)

    @property
    def ends(self) -> PrintedDate:
        return PrintedDate(self.ends_words, self.ends_earliest, self.ends_latest)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the parties gave it up before all of them had agreed to it."""
        return self.withdrawn_on is not None

    @property
    def has_begun_to_be_agreed(self) -> bool:
        """Whether any party has approved or signed it, so that its words may no longer change.

        That no paper records it is no agreeing: history can still be told more fully.
        """
        facts = (*self.approvals.all(), *self.signatures.all())
        untouched = {PartyFact.State.AWAITED, PartyFact.State.NOT_REQUIRED}
        if self.stated_in:
            untouched.add(PartyFact.State.NOT_RECORDED)
        return any(fact.state not in untouched for fact in facts)

    @property
    def is_agreed(self) -> bool:
        """Whether every party has approved and signed it, as far as each needs to."""
        if self.is_withdrawn or not (self.sent_for_approval_on or self.stated_in):
            return False
        facts = (*self.approvals.all(), *self.signatures.all())
        return bool(facts) and all(fact.state != PartyFact.State.AWAITED for fact in facts)


class VariationChange(models.Model):
    """One thing that a variation changes, in words: before and after."""

    variation = models.ForeignKey(Variation, models.CASCADE, related_name="details")
    about = models.CharField(max_length=12, choices=Variation.Change)
    before = models.TextField(blank=True)
    after = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["variation", "about"], name="variation_changes_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.variation}: {self.get_about_display().lower()}"


class VariationFact(PartyFact):
    """One party's approval or signature of a variation."""

    variation: Any  # the field is each kind's own, for its related name

    class Meta:
        abstract = True
        ordering = ["party__position", "pk"]
        constraints = [days_in_order("on", of="%(class)s")]


class VariationApproval(VariationFact):
    """One party's own body or officer allowing the variation."""

    word = "approval"

    variation = models.ForeignKey(Variation, models.CASCADE, related_name="approvals")
    party = models.ForeignKey(Party, models.PROTECT, related_name="variation_approvals")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="variation_approvals"
    )

    class Meta(VariationFact.Meta):
        constraints = [
            *PartyFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["variation", "party"], name="variation_is_approved_once_a_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: approval of variation {self.get_state_display().lower()}"


class VariationSignature(VariationFact):
    """One party's signature of a variation."""

    word = "signature"
    variation = models.ForeignKey(Variation, models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, models.PROTECT, related_name="variation_signatures")
    name = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=200, blank=True)
    is_counterpart = models.BooleanField(default=False, help_text="On a copy of its own")

    class Meta(VariationFact.Meta):
        constraints = [
            *PartyFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["variation", "party"], name="variation_is_signed_once_a_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: signature of variation {self.get_state_display().lower()}"
