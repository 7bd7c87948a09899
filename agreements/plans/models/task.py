from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models.plan import Plan
from agreements.register.models import new_key
from agreements.register.models.owned import Owned
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


class PlanTaskQuerySet(models.QuerySet["PlanTask"]):
    def visible_to(self, user: Any) -> PlanTaskQuerySet:
        return self.filter(plan__in=Plan.objects.visible_to(user))

    def open_on(self, day: dt.date) -> PlanTaskQuerySet:
        """Not done by `day`, of plans whose period had not run out by then."""
        undone = self.filter(Q(done_on__isnull=True) | Q(done_on__gt=day))
        return undone.exclude(plan__ends_latest__lt=day)

    def in_date_order(self) -> PlanTaskQuerySet:
        return self.order_by(F("due_latest").asc(nulls_last=True), "position", "pk")


class PlanTask(Owned):
    """Something a plan says that somebody will do. A month falls due on its last day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(help_text="Its place in the printed order")
    words = models.TextField(help_text="What is to be done")
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="plan_tasks_owned"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="plan_tasks_owned"
    )
    due_words = models.CharField(max_length=60, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True, db_index=True)
    done_on = models.DateField(null=True, blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanTaskQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [days_in_order("due", of="plantask")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        plan = self.plan
        page = reverse("plans:plan", args=[plan.partnership.slug, plan.key])
        return f"{page}#task-{self.key}"

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def post_words(self) -> str:
        return self.post.title if self.post else ""


class PlanTaskMove(models.Model):
    """When a task was due before somebody moved it, and why it was moved. Written once."""

    task = models.ForeignKey(PlanTask, models.CASCADE, related_name="moves")
    was_words = models.CharField(max_length=60, blank=True)
    was_earliest = models.DateField(null=True, blank=True)
    was_latest = models.DateField(null=True, blank=True)
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [days_in_order("was", of="plantaskmove")]

    def __str__(self) -> str:
        return f"{self.task_id} was due {self.was_words}"
