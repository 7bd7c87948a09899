from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.areas.models.rhythm import WithRhythm, rhythm_is_whole
from agreements.register.models import Agreement, new_key
from agreements.register.models.owned import OwnedByPost
from agreements.texts.models import Clause
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, user: Any) -> ObligationQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def watched(self) -> ObligationQuerySet:
        """Those that a person accepted, and nobody set aside."""
        return self.filter(accepted_at__isnull=False, set_aside_because="")


class Obligation(OwnedByPost, WithRhythm):
    """What an agreement makes somebody do by a day or at a rhythm, with the clause that says so.

    What reading-in finds in a text is only proposed, until a person accepts it or sets it aside.
    """

    nobody = "All parties together"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(default=1)
    words = models.TextField(help_text="What is to be done")
    clause = models.ForeignKey(
        Clause, models.SET_NULL, null=True, blank=True, related_name="obligations"
    )
    clause_called = models.CharField(
        max_length=300, blank=True, help_text="What the clause was called when it was named"
    )
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="obligations_owned"
    )
    due_words = models.CharField(max_length=60, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    set_aside_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            days_in_order("due", of="obligation"),
            rhythm_is_whole("obligation"),
            models.CheckConstraint(
                name="an_obligation_is_for_a_day_or_again",
                condition=Q(due_words="") | Q(rhythm_words="", every__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        agreement = self.agreement
        page = reverse("areas:obligations", args=[agreement.partnership.slug, agreement.key])
        return f"{page}#obligation-{self.key}"

    @property
    def due_by(self) -> PrintedDate:
        """The day by which it is to be done once; nothing where it comes again."""
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)

    @property
    def is_proposed(self) -> bool:
        return self.accepted_at is None and not self.set_aside_because

    @property
    def comes_again(self) -> bool:
        return bool(self.rhythm)

    @property
    def source(self) -> str:
        """The clause that says so, as it is called now; as it was called then, if it is gone."""
        return str(self.clause) if self.clause else self.clause_called


class ObligationDone(models.Model):
    """That an obligation was done on a day."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="times_done")
    on_words = models.CharField(max_length=60)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "obligations done"
        ordering = ["on_latest", "pk"]
        constraints = [days_in_order("on", of="obligationdone")]

    def __str__(self) -> str:
        return f"done on {self.on_words}"

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)
