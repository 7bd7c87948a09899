from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agreements.register.models import Agreement, new_key
from agreements.register.models.owned import OwnedByPost
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def visible_to(self, user: Any) -> MilestoneQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def open_on(self, day: dt.date) -> MilestoneQuerySet:
        """Not done by `day`, of agreements that had not ended by then.

        What an agreement of years ago left undone is history, and nobody's task.
        """
        undone = self.filter(Q(done_on__isnull=True) | Q(done_on__gt=day))
        return undone.exclude(agreement__term__ends_latest__lt=day)

    def in_date_order(self) -> MilestoneQuerySet:
        """The earliest due first; those without a day last."""
        return self.order_by(F("due_latest").asc(nulls_last=True), "position", "pk")


class Milestone(OwnedByPost):
    """Something an agreement says will be done by a day. A month falls due on its last day."""

    nobody = "All parties together"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(help_text="Its place in the printed order")
    words = models.TextField(help_text="What is to be done")
    due_words = models.CharField(max_length=60)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True, db_index=True)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="milestones_owned"
    )
    depends_on = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="needed_by"
    )
    decision_from = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones_to_decide",
        help_text="The board whose decision it needs",
    )
    done_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [days_in_order("due", of="milestone")]

    def __str__(self) -> str:
        return f"{self.due_words}: {self.words}"

    def get_absolute_url(self) -> str:
        agreement = self.agreement
        page = reverse("areas:milestones", args=[agreement.partnership.slug, agreement.key])
        return f"{page}#milestone-{self.key}"

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    def days_late_on(self, day: dt.date) -> int:
        """Days since it fell due, to its being done or to `day`; 0 in time or without a day."""
        due = self.due_on.falls_due_on
        return max(0, ((self.done_on or day) - due).days) if due else 0


class MilestoneMove(models.Model):
    """When a milestone was due before somebody moved it, and why it was moved. Written once."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="moves")
    was_words = models.CharField(max_length=60)
    was_earliest = models.DateField(null=True, blank=True)
    was_latest = models.DateField(null=True, blank=True)
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [days_in_order("was", of="milestonemove")]

    def __str__(self) -> str:
        return f"{self.milestone_id} was due {self.was_words}"
