from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from agreements.register.models import new_key
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.partnerships.models import Partner, Partnership


class Stated(models.TextChoices):
    """An answer that a paper gives, or does not give."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_STATED = "not_stated", "Not stated"


class Regime(models.TextChoices):
    """Which rules a record is made under (R-DEC-01)."""

    EXECUTIVE_MEETING = "executive_meeting", "Executive decision at a meeting"
    EXECUTIVE_MEMBER_OR_OFFICER = (
        "executive_member_or_officer",
        "Executive decision by a member or an officer",
    )
    OFFICER_2014 = "officer_2014", "Officer decision that is not an executive one"
    COMMITTEE = "committee", "Decision of a committee"
    NHS_BODY = "nhs_body", "Decision of an NHS body"
    NOT_STATED = "not_stated", "Not stated"


class Conflicts(models.TextChoices):
    """What the record says of conflicts of interest; that there was none must be said (R-DEC-14)."""

    NOT_STATED = "not_stated", "Not stated"
    NONE_DECLARED = "none_declared", "None declared"
    DECLARED = "declared", "Declared"


class DecisionQuerySet(models.QuerySet["Decision"]):
    DRAFT_READERS = (
        Role.VIEWER,
        Role.COMMISSIONER,
        Role.SECRETARY,
        Role.APPROVER,
        Role.AUDITOR,
    )

    def published(self) -> DecisionQuerySet:
        return self.filter(published_at__isnull=False)

    def visible_to(self, user: Any) -> DecisionQuerySet:
        """What was published, to everybody; drafts, to the organisations concerned."""
        return self.filter(Q(published_at__isnull=False) | _concerns(user))

    def readable_as_draft_by(self, user: Any) -> DecisionQuerySet:
        """Those that concern the user's organisations, draft or published."""
        return self.filter(_concerns(user))


def _concerns(user: Any) -> Q:
    """Decisions of the organisations in whose drafts `user` may read.

    Concerned are the organisation of the deciding body, for a joint one each partner of today, and
    each that has an authority line. Managing an organisation's people, or its money, opens no draft
    by itself.
    """
    readers = DecisionQuerySet.DRAFT_READERS
    ids = user.organisations_as(*readers) if user.is_authenticated else frozenset()
    if not ids:
        return Q(pk__in=[])
    today = timezone.localdate()
    partners = Partner.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=today),
        Q(until_on__isnull=True) | Q(until_on__gte=today),
        partnership=OuterRef("partnership"),
        organisation__in=ids,
    )
    lines = apps.get_model("decisions", "AuthorityLine")._default_manager.filter(
        decision=OuterRef("pk"), organisation__in=ids
    )
    return (
        Q(body__organisation__in=ids)
        | (Q(body__organisation__isnull=True) & Exists(partners))
        | Exists(lines)
    )


class Decision(models.Model):
    """The record of a decision that a body or an officer took, in the fields that papers print.

    It is a draft until it is published; from then on the row holds what its newest revision sealed,
    and a correction changes both together. All of it is open: parts that the law exempts from
    publication cannot be held here yet, and nothing of that kind belongs in it.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decisions")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=300)
    maker_words = models.CharField(
        max_length=200, blank=True, help_text="The decision maker, as printed"
    )
    regime = models.CharField(max_length=30, choices=Regime, default=Regime.NOT_STATED)
    status_words = models.CharField(max_length=120, blank=True, help_text="As given; may be stale")
    is_key = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    reason_key = models.TextField(blank=True)
    is_subject_to_call_in = models.CharField(
        max_length=10, choices=Stated, default=Stated.NOT_STATED
    )
    is_urgent = models.CharField(max_length=10, choices=Stated, default=Stated.NOT_STATED)
    purpose = models.TextField(blank=True)
    decision_text = models.TextField(blank=True, help_text="The decision, before any resolutions")
    reasons = models.TextField(blank=True)
    options_statement = models.TextField(blank=True, help_text="What is said before the options")
    conflicts = models.CharField(max_length=20, choices=Conflicts, default=Conflicts.NOT_STATED)
    conflicts_text = models.TextField(blank=True)
    dispensations = models.TextField(blank=True)
    wards = models.TextField(blank=True)
    lead_officer = models.CharField(max_length=200, blank=True)
    report_author = models.CharField(max_length=200, blank=True)
    contact = models.TextField(blank=True)
    decided_on_words = models.CharField(max_length=60, blank=True)
    decided_on_earliest = models.DateField(null=True, blank=True)
    decided_on_latest = models.DateField(null=True, blank=True)
    decided_at_meeting = models.CharField(max_length=200, blank=True)
    published_on_words = models.CharField(max_length=60, blank=True)
    published_on_earliest = models.DateField(null=True, blank=True)
    published_on_latest = models.DateField(null=True, blank=True)
    effective_from_words = models.CharField(max_length=60, blank=True)
    effective_from_earliest = models.DateField(null=True, blank=True)
    effective_from_latest = models.DateField(null=True, blank=True)
    accompanying_documents = models.TextField(blank=True)
    background_papers = models.TextField(blank=True)
    unclassified_text = models.TextField(
        blank=True, help_text="What a paper says under no label that is known (R-MG-04)"
    )
    stated_in = models.CharField(
        max_length=200, blank=True, help_text="The paper that records it, if it is history"
    )
    printed_labels = models.JSONField(
        default=list, blank=True, help_text="The labels of that paper in its order"
    )
    version = models.PositiveIntegerField(default=1)
    listed_on = models.DateField(
        editable=False,
        help_text="The day by which lists order it: decided, else published, else made",
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reference = models.CharField(max_length=40, blank=True, editable=False)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    number = models.PositiveIntegerField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    public_words = models.TextField(
        blank=True, editable=False, help_text="What the register searches: derived at publication"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-listed_on", "-pk"]
        indexes = [
            models.Index(fields=["-listed_on", "-id"], name="decision_newest_first"),
            models.Index(
                fields=["partnership", "-listed_on", "-id"], name="decision_newest_of_place"
            ),
        ]
        constraints = [
            days_in_order("decided_on", of="decision"),
            days_in_order("published_on", of="decision"),
            days_in_order("effective_from", of="decision"),
            models.UniqueConstraint(
                fields=["body", "number_year", "number"], name="decision_number_is_given_once"
            ),
            models.CheckConstraint(
                name="published_decision_has_its_reference",
                condition=Q(
                    published_at__isnull=True,
                    number__isnull=True,
                    number_year__isnull=True,
                    reference="",
                )
                | Q(
                    published_at__isnull=False,
                    number__isnull=False,
                    number_year__isnull=False,
                )
                & ~Q(reference=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The permanent address once it is public; before that, one that gives nothing away."""
        place = self.partnership.slug
        if not self.is_published:
            return reverse("decisions:draft", args=[place, self.key])
        return reverse(
            "decisions:decision", args=[place, self.body.slug, self.number_year, self.number]
        )

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_history(self) -> bool:
        """Whether it was taken from a paper, which is never refused (R-GEN-01)."""
        return bool(self.stated_in)

    @property
    def decided_on(self) -> PrintedDate:
        return PrintedDate(self.decided_on_words, self.decided_on_earliest, self.decided_on_latest)

    @property
    def published_on(self) -> PrintedDate:
        return PrintedDate(
            self.published_on_words, self.published_on_earliest, self.published_on_latest
        )

    @property
    def effective_from(self) -> PrintedDate:
        return PrintedDate(
            self.effective_from_words, self.effective_from_earliest, self.effective_from_latest
        )
