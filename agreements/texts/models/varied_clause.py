from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.register.models import Variation
from agreements.texts.models.clause import Clause


class VariedClauseQuerySet(models.QuerySet["VariedClause"]):
    def visible_to(self, user: Any) -> VariedClauseQuerySet:
        """Whoever sees a variation sees which clauses it changes."""
        return self.filter(variation__in=Variation.objects.visible_to(user))

    def with_what_they_change(self) -> VariedClauseQuerySet:
        """And the address of the variation, which a reader of each is told."""
        changed = ("clause", "earlier", "behind", "behind_added")
        return self.select_related("variation__agreement__partnership", *changed)


class VariedClause(models.Model):
    """What a variation makes of one clause: it is replaced, taken out with all under it, or added.

    The clauses of the signed text stay as they are; what a text says from a variation on is read
    by laying rows like this one over it, so that every day can be asked about.
    """

    class Act(models.TextChoices):
        REPLACED = "replaced", "Replaced"
        ADDED = "added", "Added"
        TAKEN_OUT = "taken_out", "Taken out"

    variation = models.ForeignKey(Variation, models.CASCADE, related_name="varied_clauses")
    act = models.CharField(max_length=10, choices=Act)
    clause = models.ForeignKey(
        Clause,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="varied",
        help_text="The clause of the signed text that it changes",
    )
    earlier = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="varied",
        help_text="Or the clause that an earlier variation added",
    )
    behind = models.ForeignKey(
        Clause,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of an added one, the clause of the signed text that it stands behind",
    )
    behind_added = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="followers",
        help_text="Or the clause behind which it stands, where a variation added that too",
    )
    stands_under = models.BooleanField(
        default=False, help_text="Whether it is the first under the one it comes behind, not beside"
    )
    role = models.CharField(max_length=14, choices=Clause.Role, default=Clause.Role.CLAUSE)
    number = models.CharField(max_length=80, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)

    objects = VariedClauseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["variation", "clause"], name="variation_changes_a_clause_once"
            ),
            models.UniqueConstraint(
                fields=["variation", "earlier"], name="variation_changes_an_added_clause_once"
            ),
            models.CheckConstraint(
                name="only_an_added_clause_changes_none",
                condition=Q(act="added", clause__isnull=True, earlier__isnull=True)
                | (~Q(act="added") & Q(clause__isnull=False, earlier__isnull=True))
                | (~Q(act="added") & Q(clause__isnull=True, earlier__isnull=False)),
            ),
            models.CheckConstraint(
                name="only_an_added_clause_stands_behind_another",
                condition=Q(behind__isnull=True, behind_added__isnull=True)
                | Q(act="added", behind__isnull=True)
                | Q(act="added", behind_added__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        match self.act:
            case self.Act.ADDED:
                behind = self.behind or (self.behind_added and self.behind_added.name)
                return f"{self.name} is added {f'behind {behind}' if behind else 'at the front'}"
            case self.Act.TAKEN_OUT:
                return f"{self._changed} is taken out"
        return f"{self._changed} is replaced"

    @property
    def name(self) -> str:
        """Its number and heading as they become; its first words where it has none of them."""
        return " ".join(word for word in (self.number, self.heading) if word) or self.body[:60]

    @property
    def _changed(self) -> str:
        return self.earlier.name if self.earlier else str(self.clause)
