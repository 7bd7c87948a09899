"""The record of acts. One event an act; one link an event in the chain of each body concerned.

An organisation can prove with its own chain alone that nothing was taken out or altered. The hash
is over a digest of the payload, not the payload, so that a payload may be lawfully erased and the
chain still verifies. Database triggers refuse any change (see the migrations).
"""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from commissioning.errors import RuleBroken

GENESIS = "0" * 64


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> NoReturn:
        raise RuleBroken("The audit log is only ever added to.")

    def delete(self) -> NoReturn:
        raise RuleBroken("The audit log is only ever added to.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuleBroken("The audit log is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuleBroken("The audit log is only ever added to.")


class Event(AppendOnly):
    """One act: who did what to what, when, in which request."""

    at = models.DateTimeField()
    what = models.CharField(max_length=80, help_text="Such as agreement.signed")
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    request_id = models.CharField(max_length=64, blank=True)
    payload_digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="event_of_subject")]

    def __str__(self) -> str:
        return f"{self.what} {self.subject_type} {self.subject_id}"


class Payload(models.Model):
    """What the act changed. Erasable by law; the event's digest of it stays."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="payload")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"payload of {self.event_id}"


class Link(AppendOnly):
    """One event's place in one organisation's chain, numbered from 1 without gaps."""

    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="audit_links"
    )
    sequence = models.PositiveBigIntegerField()
    event = models.ForeignKey(Event, models.PROTECT, related_name="links")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sequence"], name="one_link_a_place_in_a_chain"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.sequence}"


class Head(models.Model):
    """The end of an organisation's chain: the row that is locked to add to it."""

    organisation = models.OneToOneField(
        "organisations.Organisation", models.PROTECT, related_name="audit_head"
    )
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.organisation_id} at {self.sequence}"
