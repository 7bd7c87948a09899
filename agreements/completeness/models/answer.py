from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.models import Clause


class NamedClause(models.Model):
    """A clause that a person says meets an item of the list.

    What it was called then, and which version of its words, are kept: the clause can be changed or
    deleted afterwards, and the item must say so.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="named_clauses")
    item = models.CharField(max_length=40, help_text="The key of an item of the lists")
    clause = models.ForeignKey(
        Clause, models.SET_NULL, null=True, blank=True, related_name="items_met"
    )
    called = models.CharField(max_length=300, help_text="What the clause was called when named")
    clause_version = models.PositiveIntegerField(default=1)
    named_at = models.DateTimeField(default=timezone.now)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "clause"], name="clause_is_named_once_an_item")
        ]

    def __str__(self) -> str:
        return str(self.clause or self.called)

    @property
    def is_deleted(self) -> bool:
        return self.clause is None or self.clause.is_deleted

    @property
    def is_changed(self) -> bool:
        """Whether its words are others than when it was named."""
        clause = self.clause
        return (
            clause is not None and not clause.is_deleted and clause.version != self.clause_version
        )


class Explanation(models.Model):
    """Why an item of the list is not met, and need not be."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="explanations")
    item = models.CharField(max_length=40, help_text="The key of an item of the lists")
    reason = models.TextField()
    explained_at = models.DateTimeField(default=timezone.now)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "item"], name="item_is_explained_once"),
            models.CheckConstraint(name="explanation_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason[:60]
