from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q

from commissioning.authorities.models import Body


class BoardFormQuerySet(models.QuerySet["BoardForm"]):
    def visible_to(self, user: Any) -> BoardFormQuerySet:
        """What a public board is in law is public knowledge."""
        return self

    def on(self, day: dt.date) -> BoardFormQuerySet:
        return self.filter(
            Q(from_on__isnull=True) | Q(from_on__lte=day),
            Q(until_on__isnull=True) | Q(until_on__gte=day),
        )


class BoardForm(models.Model):
    """The legal form of a board between dates, both inclusive; an unknown date is left empty.

    A shadow board that goes live has two of these, not one that was changed (R-GOV-01, R-GOV-04).
    """

    class Form(models.TextChoices):
        JOINT_COMMITTEE_REG10 = "joint_committee_reg10", "Joint committee of a section 75 agreement"
        JOINT_COMMITTEE_NHS = "joint_committee_s65z5", "Joint committee under the NHS Act 2006"
        JOINT_COMMITTEE_COUNCILS = "joint_committee_councils", "Joint committee of councils"
        CABINET_COMMITTEE = "cabinet_committee", "Committees meeting in common"
        HEALTH_AND_WELLBEING = "hwb", "Health and wellbeing board"
        CARE_PARTNERSHIP = "icp", "Integrated care partnership"
        ICB_PLACE_COMMITTEE = "icb_place_committee", "Place committee of an integrated care board"
        JOINT_MANAGEMENT_GROUP = "jmg", "Joint management group of a pooled fund"
        MEETING_OF_EXECUTIVES = "meeting_of_executives", "Meeting of executives"
        SHADOW = "shadow", "Shadow board"
        ADVISORY = "advisory", "Advisory or partnership board"
        INFORMAL = "informal", "Informal group"

    CANNOT_DECIDE = (Form.MEETING_OF_EXECUTIVES, Form.SHADOW, Form.ADVISORY, Form.INFORMAL)

    body = models.ForeignKey(Body, models.PROTECT, related_name="forms")
    form = models.CharField(max_length=30, choices=Form)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True, help_text="The last day, inclusive")
    stated_in = models.CharField(max_length=200, blank=True)

    objects = BoardFormQuerySet.as_manager()

    class Meta:
        ordering = [F("from_on").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="board_form_ends_after_it_begins",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_form_display()}"

    @property
    def can_decide(self) -> bool:
        """Whether a board of this form decides in its own name (R-GOV-02)."""
        return self.form not in self.CANNOT_DECIDE
