from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from commissioning.authorities.models import Body
from commissioning.errors import RuleBroken
from governance.decisions.models.decision import Decision

SEALED = "What is published never changes. Correct the decision instead: that makes a new revision."


class Counter(models.Model):
    """The last decision number that a body gave in a year: the row that is locked to give the next.

    A number is taken in the transaction that publishes, so one that fails leaves no gap.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="decision_counters")
    year = models.PositiveSmallIntegerField(help_text="The calendar year of publication")
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="one_counter_a_body_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.body.short_name}/{self.year}/{self.last}"


class SealedQuerySet(models.QuerySet["PublishedRevision"]):
    def visible_to(self, user: Any) -> SealedQuerySet:
        """What was published is public, and stays so."""
        return self

    def update(self, **kwargs: Any) -> NoReturn:
        raise RuleBroken(SEALED)

    def delete(self) -> NoReturn:
        raise RuleBroken(SEALED)


class PublishedRevision(models.Model):
    """What the public was shown of a decision: sealed, and readable for good (law 3).

    `content` is the whole record as data; pages, PDF, JSON and text are made from it alone. Database
    triggers refuse any change (see the migrations).
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content")
    chain_heads = models.JSONField(
        default=list, help_text="Where each party's audit chain stood when this was sealed"
    )
    reason = models.TextField(blank=True, help_text="Why it was corrected")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(
        max_length=64, help_text="Of the form sent in: sent twice, it publishes once"
    )

    objects = SealedQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="one_revision_a_number"),
            models.UniqueConstraint(fields=["decision", "key"], name="one_revision_a_form_sent"),
            models.CheckConstraint(
                name="a_correction_has_a_reason",
                condition=(Q(number=1) & Q(reason="")) | (Q(number__gt=1) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.reference} revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuleBroken(SEALED)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        decision = self.decision
        return reverse(
            "decisions:revision",
            args=[
                decision.partnership.slug,
                decision.body.slug,
                decision.number_year,
                decision.number,
                self.number,
            ],
        )

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuleBroken(SEALED)
