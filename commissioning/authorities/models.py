"""Bodies that decide, and what they authorised.

Agreements and funds point to an authority; a decision record links itself to one. So the money and
the agreements need to know nothing of meetings.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q

from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post


class BodyQuerySet(models.QuerySet["Body"]):
    def visible_to(self, user: Any) -> BodyQuerySet:
        """Who decides what is public knowledge."""
        return self

    def there_on(self, day: dt.date) -> BodyQuerySet:
        """Those that had not ended by `day`; the last day itself counts."""
        return self.filter(Q(last_on__isnull=True) | Q(last_on__gte=day))


class Body(models.Model):
    """The bare identity of a board, a deciding body or an officer with delegated powers.

    `short_name` numbers its decisions (JCB/2021/14) and is unique within the place.
    """

    class Kind(models.TextChoices):
        BOARD = "board", "Joint board or group"
        COUNCIL_BODY = "council_body", "Body of a council, such as a cabinet"
        NHS_BODY = "nhs_body", "Body of an NHS organisation, such as a governing body"
        OFFICER = "officer", "Officer with delegated powers"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="bodies")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        help_text="Whose body it is; empty for a joint one",
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="bodies")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=20)
    slug = models.SlugField(max_length=20)
    kind = models.CharField(max_length=20, choices=Kind)
    last_on = models.DateField(null=True, blank=True, help_text="Its last day, inclusive")
    ended_by = models.ForeignKey(
        "Authority",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies_ended",
        help_text="On whose authority it ended",
    )
    end_stated_in = models.CharField(
        max_length=200, blank=True, help_text="The paper that says that it ended"
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="body_slug_once_a_place"),
            models.UniqueConstraint(
                fields=["partnership", "short_name"], name="body_short_name_once_a_place"
            ),
            models.CheckConstraint(
                name="an_officer_has_a_post",
                condition=~Q(kind="officer") | Q(post__isnull=False, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="what_was_ended_has_a_last_day",
                condition=Q(ended_by__isnull=True) | Q(last_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_over_on(self, day: dt.date) -> bool:
        return self.last_on is not None and self.last_on < day


class Authority(models.Model):
    """What allowed something: which body or officer, by which decision, on which day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="authorities")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="authorities"
    )
    given_by = models.CharField(max_length=200, help_text="The body or officer, as stated")
    what = models.CharField(max_length=300, help_text="What it allowed")
    instrument = models.CharField(
        max_length=200, blank=True, help_text="Under which scheme, delegation or power"
    )
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    url = models.CharField(max_length=300, blank=True, help_text="Where its record can be read")
    source = models.CharField(max_length=200, blank=True, help_text="The paper that states it")

    class Meta:
        verbose_name_plural = "authorities"
        constraints = [days_in_order("on", of="authority")]

    def __str__(self) -> str:
        return f"{self.given_by}: {self.reference or self.what}"
