from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation


class CoveredFunctionQuerySet(models.QuerySet["CoveredFunction"]):
    def visible_to(self, user: Any) -> CoveredFunctionQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class CoveredFunction(models.Model):
    """A function that an agreement covers: whose it is, and who exercises it (R-S75-13, R-S75-29).

    What a paper states may name neither body; then both stay empty.
    """

    class Side(models.TextChoices):
        NHS = "nhs", "NHS function"
        HEALTH_RELATED = "health_related", "Health-related function of a council"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="covered_functions")
    side = models.CharField(max_length=16, choices=Side)
    words = models.TextField(help_text="The function, as the agreement or the Act puts it")
    delegating = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="functions_delegated",
        help_text="The body whose function it is",
    )
    exercising = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="functions_exercised",
        help_text="The body that exercises it under the agreement",
    )
    stated_in = models.CharField(max_length=200, blank=True, help_text="The paper that states it")
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CoveredFunctionQuerySet.as_manager()

    class Meta:
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(name="covered_function_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="new_covered_function_names_both_bodies",
                condition=~Q(stated_in="") | Q(delegating__isnull=False, exercising__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def accountable(self) -> Organisation | None:
        """The body that stays answerable in law: the one whose function it is (R-S75-33)."""
        return self.delegating

    @property
    def is_exercised_by_another(self) -> bool:
        return self.delegating_id != self.exercising_id
