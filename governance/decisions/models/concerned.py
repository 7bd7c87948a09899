from __future__ import annotations

from django.db import models

from agreements.register.models import Agreement
from governance.decisions.models.decision import Decision


class AgreementConcerned(models.Model):
    """What a decision does to an agreement; each may have several of the other (R-DEC-19)."""

    class Role(models.TextChoices):
        APPROVE = "approve", "Approves"
        RENEW = "renew", "Renews"
        VARY = "vary", "Varies"
        EXTEND = "extend", "Extends"
        TERMINATE = "terminate", "Ends"
        NOTE = "note", "Notes"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="agreements_concerned")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="decisions_concerned")
    role = models.CharField(max_length=12, choices=Role)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "agreement", "role"], name="agreement_concerned_is_stated_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.agreement}"
