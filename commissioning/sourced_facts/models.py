from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class SourcedFactQuerySet(models.QuerySet["SourcedFact"]):
    def visible_to(self, user: Any) -> SourcedFactQuerySet:
        """Figures about public bodies and places are public, and so are their sources."""
        return self

    def current(self) -> SourcedFactQuerySet:
        """Those that nobody has retired."""
        return self.filter(retired_at__isnull=True)


class SourcedFact(models.Model):
    """A figure about a body or a place as of a day, with its source: population, budget, practices.

    `words` are the figure as the paper prints it ("nearly 1.2 million"); `value` is the number it
    stands for, and `precision` what the words make of it.
    """

    class Kind(models.TextChoices):
        POPULATION = "population", "Population"
        BUDGET = "budget", "Yearly budget"
        GP_PRACTICES = "gp_practices", "GP practices"
        STAFF = "staff", "Staff"
        OTHER = "other", "Another figure"

    class Precision(models.TextChoices):
        EXACT = "exact", "Exactly"
        ABOUT = "about", "About"
        NEARLY = "nearly", "Nearly"
        MORE_THAN = "more_than", "More than"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="sourced_facts"
    )
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="sourced_facts"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.CharField(
        max_length=120, blank=True, help_text="What another figure is of, or what it leaves out"
    )
    words = models.CharField(max_length=80, help_text="The figure, as printed")
    value = models.DecimalField(max_digits=16, decimal_places=2)
    precision = models.CharField(max_length=12, choices=Precision, default=Precision.EXACT)
    as_of_words = models.CharField(max_length=60)
    as_of_earliest = models.DateField(null=True, blank=True)
    as_of_latest = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, help_text="The paper, with its page or paragraph")
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_because = models.CharField(max_length=300, blank=True)

    objects = SourcedFactQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "as_of_latest", "pk"]
        constraints = [
            days_in_order("as_of", of="sourcedfact"),
            models.CheckConstraint(
                name="sourced_fact_is_about_one_body_or_place",
                condition=Q(organisation__isnull=False, partnership__isnull=True)
                | Q(organisation__isnull=True, partnership__isnull=False),
            ),
            models.CheckConstraint(name="sourced_fact_has_a_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="retired_fact_says_why",
                condition=Q(retired_at__isnull=True, retired_because="")
                | (Q(retired_at__isnull=False) & ~Q(retired_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.subject}: {self.words}"

    def get_absolute_url(self) -> str:
        return self.subject.get_absolute_url()

    @property
    def subject(self) -> Organisation | Partnership:
        return self.organisation or self.partnership  # type: ignore[return-value] # one of them is there

    @property
    def what(self) -> str:
        """What the figure is: its kind, or what another figure is of."""
        if self.kind == self.Kind.OTHER and self.about:
            return self.about
        return str(self.Kind(self.kind).label)

    @property
    def as_of(self) -> PrintedDate:
        return PrintedDate(self.as_of_words, self.as_of_earliest, self.as_of_latest)
