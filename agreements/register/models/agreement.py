from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from commissioning.accounts.models import organisations_of
from commissioning.authorities.models import Body
from commissioning.partnerships.models import Partnership

LAST_DAYS = {
    "Extension": "until_latest",
    "HoldOver": "until_latest",
    "TerminationNotice": "last_latest",
    "Variation": "ends_latest",
    "Withdrawal": "last_latest",
}
"""The records of an agreement's life that name a last day, each with the column of it."""
KEY_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that look alike


def new_key() -> str:
    """Eight characters for an address that must never change and gives nothing away."""
    return "".join(secrets.choice(KEY_LETTERS) for _ in range(8))


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: Any) -> AgreementQuerySet:
        """Agreements that the user's bodies are a party to.

        A party that left keeps what it signed and loses drafts; so does one whose place another
        took, of what stood signed on that day. A body that a variation asks to join reads what it
        would join. Somebody who has not signed in sees none here: the
        public reads what was published, in the public register.
        """
        ids = organisations_of(user)
        if not ids:
            return self.none()
        parties = apps.get_model("register", "Party")._default_manager  # it points to us
        mine = parties.filter(organisation__in=ids).that_read_on(timezone.localdate())
        return self.filter(pk__in=mine.values("agreement"))

    def with_what_parties_did(self) -> AgreementQuerySet:
        """With its parties, and each one's body, approval and signature, in one query for all."""
        parties = apps.get_model("register", "Party")._default_manager
        return self.prefetch_related(models.Prefetch("parties", parties.with_acts()))

    def with_an_end_between(self, first: dt.date, last: dt.date) -> AgreementQuerySet:
        """Those for which some record names a last day from `first` to `last`, both inclusive.

        Which record counts only its facts say: this leaves no one out and may hold too many.
        """
        days = (first, last)
        by_term = Q(term__ends__in=("fixed", "ceiling"), term__ends_latest__range=days)
        found: Any = by_term
        for name, field in LAST_DAYS.items():
            rows = apps.get_model("register", name)._default_manager
            of_it = rows.filter(agreement=OuterRef("pk"), **{f"{field}__range": days})
            found |= Exists(of_it)
        return self.filter(found)

    def published(self) -> AgreementQuerySet:
        return self.filter(published_at__isnull=False)


class Agreement(models.Model):
    """A memorandum, joint commissioning agreement, section 75 agreement or lesser instrument.

    How it stands on a day is not stored: see `agreements.register.standing`.
    """

    class Kind(models.TextChoices):
        MOU = "mou", "Memorandum of understanding"
        JCA = "jca", "Joint commissioning agreement"
        SECTION_75 = "section_75", "Section 75 agreement"
        SECTION_76 = "section_76", "Section 76 agreement"
        SECTION_256 = "section_256", "Section 256 agreement"
        SECTION_113 = "section_113", "Section 113 agreement"
        DELEGATION = "delegation", "Delegation"
        PROTOCOL = "protocol", "Protocol"

    class Binding(models.TextChoices):
        YES = "yes", "Legally binding"
        NO = "no", "Not legally binding"
        NOT_STATED = "not_stated", "Not stated"

    class Flexibility(models.TextChoices):
        POOLED_FUND = "pooled_fund", "Pooled fund"
        NHS_EXERCISES = (
            "nhs_body_exercises_council_functions",
            "An NHS body exercises council functions",
        )
        COUNCIL_EXERCISES = (
            "council_exercises_nhs_functions",
            "A council exercises NHS functions",
        )

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=300)
    reference = models.CharField(max_length=80, blank=True, help_text="What the partners call it")
    binding = models.CharField(max_length=12, choices=Binding, default=Binding.NOT_STATED)
    flexibilities = models.JSONField(default=list, blank=True, help_text="Any of Flexibility")
    edition = models.CharField(
        max_length=40, blank=True, help_text="The current version of a protocol, as it says"
    )
    purpose = models.TextField(blank=True)
    answers_to = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text="The board or body answerable for it, as the agreement itself says",
    )
    binds_successors = models.BooleanField(
        default=False, help_text="Its words bind any successor organisations (R-PTY-02)"
    )
    stated_in = models.CharField(
        max_length=200, blank=True, help_text="The paper that records it, if it is history"
    )
    sent_for_review_on = models.DateField(null=True, blank=True)
    sent_for_approval_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["-changed_at", "-id"], name="agreement_newest_first")]
        constraints = [
            models.CheckConstraint(
                name="published_agreement_has_who_and_when",
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("register:agreement", args=[self.partnership.slug, self.key])

    @property
    def flexibility_words(self) -> str:
        return ", ".join(str(self.Flexibility(one).label) for one in self.flexibilities)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def joined_parties(self) -> list[Any]:
        """Those that are or were parties, of rows that may have been fetched already.

        A body that a variation only asks to join is none yet.
        """
        return [party for party in self.parties.all() if party.asked_by_id is None]

    @property
    def party_ids(self) -> list[int]:
        """The bodies that are or were parties: who can be named as one."""
        return [party.organisation_id for party in self.joined_parties]

    @property
    def organisation_ids(self) -> list[int]:
        """The bodies concerned: whose audit chains receive what happens to it.

        Also those that a variation asks to join: they read it.
        """
        return [party.organisation_id for party in self.parties.all()]

    def parties_not_left(self, day: dt.date) -> list[Any]:
        """The parties that have not left by `day`: those of that day, and those still to come."""
        here = [p for p in self.parties.all() if p.asked_by_id is None]
        return [p for p in here if p.until_on is None or p.until_on >= day]

    def parties_on(self, day: dt.date) -> list[Any]:
        """The parties of `day`, of rows that may have been fetched already."""
        return [p for p in self.parties_not_left(day) if p.from_on is None or p.from_on <= day]

    def leads_on(self, day: dt.date) -> list[Any]:
        """Those of them that lead the commissioning, where the agreement says so."""
        return [p for p in self.parties_on(day) if p.Capacity.LEAD in p.capacities]
