from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def visible_to(self, user: Any) -> DisagreementQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class Disagreement(models.Model):
    """One partner's objection that an item is not met, or not explained, as the other says.

    It is open until another party answers it or its own takes it back. It blocks nothing.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="disagreements")
    item = models.CharField(max_length=40, help_text="The key of an item of the lists")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="disagreements")
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "item", "organisation"],
                name="one_open_disagreement_a_body_and_item",
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="disagreement_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="answered_disagreement_has_an_answer",
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.reason[:60]}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None
