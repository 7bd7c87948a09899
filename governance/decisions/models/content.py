from __future__ import annotations

from django.db import models

from governance.decisions.models.decision import Decision


class Resolution(models.Model):
    """One of the things that a decision resolves (R-DEC-18)."""

    class Verb(models.TextChoices):
        APPROVE = "approve", "Approve"
        AGREE = "agree", "Agree"
        NOTE = "note", "Note"
        DELEGATE = "delegate", "Delegate"
        ENDORSE = "endorse", "Endorse"
        RECOMMEND = "recommend", "Recommend"
        REQUEST = "request", "Request"
        AUTHORISE = "authorise", "Authorise"
        REVOKE = "revoke", "Revoke"
        REFER = "refer", "Refer"
        NOT_STATED = "not_stated", "Not stated"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="resolutions")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=20, blank=True, help_text="As printed, such as (a)")
    verb = models.CharField(max_length=12, choices=Verb, default=Verb.NOT_STATED)
    text = models.TextField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()


class Option(models.Model):
    """One of the options that were considered, with what became of it.

    A paper may print the preferred option under a heading that says *rejected* (R-DEC-22), so the
    outcome is stated here and the printed words stay as they are.
    """

    class Outcome(models.TextChoices):
        PREFERRED = "preferred", "Preferred"
        REJECTED = "rejected", "Rejected"
        NOT_PURSUED = "not_pursued", "Not pursued"
        DEFERRED = "deferred", "Deferred"
        NOT_STATED = "not_stated", "Not stated"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=20, blank=True, help_text="As printed, such as a.")
    text = models.TextField()
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.NOT_STATED)
    reasons = models.TextField(blank=True, help_text="Why, where the text does not say so")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()


class OtherReference(models.Model):
    """A number that somebody else gave the decision, such as an officer's PH 09 2021 (R-DEC-26)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="other_references")
    position = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=80, blank=True, help_text="Whose numbering it is")
    text = models.CharField(max_length=80)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
