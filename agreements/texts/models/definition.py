from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.models.clause import Clause

LONGEST_TERM = 120


class DefinitionQuerySet(models.QuerySet["Definition"]):
    def visible_to(self, user: Any) -> DefinitionQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class StandingDefinitions(models.Manager.from_queryset(DefinitionQuerySet)):  # type: ignore[misc]  # made at run time
    """What is defined: every reader starts here, so that none meets a term that was taken out."""

    def get_queryset(self) -> DefinitionQuerySet:
        found: DefinitionQuerySet = super().get_queryset().filter(taken_out_at__isnull=True)
        return found


class Definition(models.Model):
    """A term of an agreement and what it stands for, so that readers find it where it is used.

    One that was taken out is kept, so that what the text defined on a day can be told.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="definitions")
    term = models.CharField(
        max_length=LONGEST_TERM, help_text="As the text writes it, capitals and all"
    )
    meaning = models.TextField(blank=True)
    clause = models.ForeignKey(
        Clause, models.SET_NULL, null=True, blank=True, related_name="definitions"
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StandingDefinitions()
    with_taken_out = DefinitionQuerySet.as_manager()

    class Meta:
        ordering = ["term", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "term"],
                name="term_is_defined_once",
                condition=Q(taken_out_at__isnull=True),
            ),
            models.CheckConstraint(name="definition_has_a_term", condition=~Q(term="")),
            models.CheckConstraint(
                name="definition_taken_out_has_who_and_when",
                condition=Q(taken_out_at__isnull=False, taken_out_by__isnull=False)
                | Q(taken_out_at__isnull=True, taken_out_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.term


class DefinitionVersion(models.Model):
    """What a definition said from one change to the next, and where. Written once."""

    definition = models.ForeignKey(Definition, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    term = models.CharField(max_length=LONGEST_TERM)
    meaning = models.TextField(blank=True)
    clause = models.ForeignKey(Clause, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "version"], name="definition_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"version {self.version} of {self.definition}"
