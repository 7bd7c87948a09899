"""What happens to an agreement in its life: each its own record, with its own day (R-S75-41)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.register.models.agreement import Agreement
from agreements.register.models.entered import Entered
from agreements.register.models.party import Party
from commissioning.authorities.models import Authority
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class LifeFactQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> LifeFactQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class LifeFact(Entered):
    """Something that happened to an agreement on a day of its own, and who says so.

    `party` is whose act it was; None where it was that of all.
    """

    agreement: Any  # the field is each kind's own, for its related name
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)

    objects = LifeFactQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["on_latest", "pk"]
        constraints = [days_in_order("on", of="%(class)s")]

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)

    @property
    def needs_confirming(self) -> bool:
        return self.party_id is not None


class OptionToExtend(models.Model):
    """What an agreement itself allows: to go on for so many months, so many times."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="options_to_extend")
    times = models.PositiveSmallIntegerField(default=1)
    months = models.PositiveSmallIntegerField(help_text="Each time")
    latest_end = models.DateField(null=True, blank=True, help_text="The last day it can reach")
    words = models.CharField(max_length=300, blank=True, help_text="As the agreement says it")

    class Meta:
        verbose_name_plural = "options to extend"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="option_extends_by_something", condition=Q(times__gte=1, months__gte=1)
            )
        ]

    def __str__(self) -> str:
        often = "once" if self.times == 1 else f"{self.times} times"
        return f"{self.months} months, {often}"


class Extension(LifeFact):
    """The agreement goes on to a later last day: an option in it was used.

    A change of the last day that the agreement does not itself allow is a variation.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="extensions")
    option = models.ForeignKey(
        OptionToExtend, models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    until_words = models.CharField(max_length=60)
    until_earliest = models.DateField()
    until_latest = models.DateField(db_index=True)

    class Meta(LifeFact.Meta):
        constraints = [*LifeFact.Meta.constraints, days_in_order("until", of="%(class)s")]

    def __str__(self) -> str:
        return f"Extended to {self.until_words}"

    @property
    def until(self) -> PrintedDate:
        return PrintedDate(self.until_words, self.until_earliest, self.until_latest)


class TerminationNotice(LifeFact):
    """Notice to end the whole agreement: by whom, given when, and its last day (inclusive)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="termination_notices")
    notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    last_words = models.CharField(max_length=60)
    last_earliest = models.DateField()
    last_latest = models.DateField(db_index=True)
    reason = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta(LifeFact.Meta):
        constraints = [*LifeFact.Meta.constraints, days_in_order("last", of="%(class)s")]

    def __str__(self) -> str:
        return f"Notice to end on {self.last_words}"

    @property
    def last(self) -> PrintedDate:
        return PrintedDate(self.last_words, self.last_earliest, self.last_latest)


class Withdrawal(LifeFact):
    """One partner leaves; the agreement goes on while two remain. The last day is its own."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="withdrawals")
    party = models.OneToOneField(Party, models.PROTECT, related_name="withdrawal")
    last_words = models.CharField(max_length=60)
    last_earliest = models.DateField()
    last_latest = models.DateField(db_index=True)
    reason = models.TextField(blank=True)

    class Meta(LifeFact.Meta):
        constraints = [*LifeFact.Meta.constraints, days_in_order("last", of="%(class)s")]

    def __str__(self) -> str:
        return f"{self.party} leaves on {self.last_words}"

    @property
    def last(self) -> PrintedDate:
        return PrintedDate(self.last_words, self.last_earliest, self.last_latest)


class HoldOver(LifeFact):
    """The partners go on under an agreement that has ended, until a day or with none set."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="hold_overs")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="hold_overs"
    )
    from_words = models.CharField(max_length=60)
    from_earliest = models.DateField()
    from_latest = models.DateField()
    until_words = models.CharField(max_length=60, blank=True)
    until_earliest = models.DateField(null=True, blank=True)
    until_latest = models.DateField(null=True, blank=True, db_index=True)

    class Meta(LifeFact.Meta):
        constraints = [
            *LifeFact.Meta.constraints,
            *(days_in_order(date, of="%(class)s") for date in ("from", "until")),
            models.CheckConstraint(
                name="hold_over_ends_on_or_after_its_start",
                condition=Q(until_latest__isnull=True)
                | Q(until_latest__gte=models.F("from_earliest")),
            ),
        ]

    def __str__(self) -> str:
        return f"Held over from {self.from_words}"

    @property
    def begins(self) -> PrintedDate:
        return PrintedDate(self.from_words, self.from_earliest, self.from_latest)

    @property
    def until(self) -> PrintedDate:
        return PrintedDate(self.until_words, self.until_earliest, self.until_latest)


class YearlyStatement(LifeFact):
    """What is known of one financial year of a long agreement (seed 003: since 2013)."""

    class State(models.TextChoices):
        AGREED = "agreed", "Agreed"
        VARIED = "varied", "Varied"
        NOT_RECORDED = "not_recorded", "Not recorded"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="yearly_statements")
    starts_in = models.PositiveSmallIntegerField(help_text="2013 for the year 2013/14")
    state = models.CharField(max_length=20, choices=State)
    words = models.CharField(max_length=300, blank=True)

    class Meta(LifeFact.Meta):
        ordering = ["starts_in"]
        constraints = [
            *LifeFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "starts_in"], name="a_year_is_stated_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year.label}: {self.get_state_display().lower()}"

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts_in)
