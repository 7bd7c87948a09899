from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.money.models.fund import PooledFund
from agreements.money.models.lists import FundingSource
from agreements.register.models import Agreement, Variation, new_key
from commissioning.authorities.models import Authority
from commissioning.calendar.financial_years import FinancialYear
from commissioning.organisations.models import Organisation

IS_CONFIRMED = Q(confirmed_version=F("version"))


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def visible_to(self, user: Any) -> ContributionQuerySet:
        return self.filter(fund__agreement__in=Agreement.objects.visible_to(user))

    def with_names(self) -> ContributionQuerySet:
        """With all that a page needs to name them, in one query."""
        return self.select_related("partner", "source", "decided_by", "confirmed_by", "variation")

    def confirmed(self) -> ContributionQuerySet:
        return self.filter(IS_CONFIRMED)

    def unconfirmed(self) -> ContributionQuerySet:
        """Those that the partner whose money it is has yet to confirm as they stand.

        What a paper states as settled needs no confirming (law 4).
        """
        settled = Q(stated_as__in=Contribution.SETTLED, confirmed_version__isnull=True)
        return self.filter(~settled, Q(confirmed_version__isnull=True) | ~IS_CONFIRMED)


class Contribution(models.Model):
    """What one partner puts into a fund from one source in one financial year (R-FIN-03).

    Whether it is confirmed is not stored: the partner whose money it is confirmed a version of it,
    and a later change leaves that confirmation behind. What a paper states as confirmed needs no
    confirming here, and names the paper (law 4).
    """

    class Form(models.TextChoices):
        CASH = "cash", "Cash"
        IN_KIND = "in_kind", "In kind"

    class Spend(models.TextChoices):
        REVENUE = "revenue", "Revenue"
        CAPITAL = "capital", "Capital"

    class Recurrence(models.TextChoices):
        RECURRENT = "recurrent", "Recurrent"
        ONE_OFF = "one_off", "One-off"
        NOT_STATED = "not_stated", "Not stated"

    class Basis(models.TextChoices):
        GROSS = "gross", "Gross of client charges"
        NET = "net", "Net of client charges"
        NOT_STATED = "not_stated", "Not stated"

    class Status(models.TextChoices):
        INDICATIVE = "indicative", "Indicative"
        CONFIRMED = "confirmed", "Confirmed"
        VARIED = "varied", "Varied"

    SETTLED = (Status.CONFIRMED, Status.VARIED)

    fund = models.ForeignKey(PooledFund, models.PROTECT, related_name="contributions")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="contributions")
    source = models.ForeignKey(FundingSource, models.PROTECT, related_name="contributions")
    source_as_printed = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(help_text="In which the financial year begins")
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    form = models.CharField(max_length=10, choices=Form, default=Form.CASH)
    spend = models.CharField(max_length=10, choices=Spend, default=Spend.REVENUE)
    recurrence = models.CharField(max_length=12, choices=Recurrence, default=Recurrence.NOT_STATED)
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.NOT_STATED)
    effective_from = models.DateField(null=True, blank=True)
    effective_to = models.DateField(null=True, blank=True, help_text="The last day, inclusive")
    decided_by = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    variation = models.ForeignKey(
        Variation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        help_text="The variation of the agreement that changes it to this",
    )
    note = models.TextField(blank=True)
    stated_as = models.CharField(max_length=12, choices=Status, blank=True)
    stated_in = models.CharField(max_length=200, blank=True, help_text="The paper that states it")
    confirmed_version = models.PositiveIntegerField(null=True, blank=True)
    confirmed_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["year", "pk"]
        indexes = [models.Index(fields=["fund", "year"], name="contribution_of_fund_and_year")]
        constraints = [
            models.CheckConstraint(
                name="only_what_is_in_kind_has_no_amount",
                condition=Q(amount__isnull=False) | Q(form="in_kind"),
            ),
            models.CheckConstraint(
                name="contribution_ends_on_or_after_it_begins",
                condition=Q(effective_from__isnull=True)
                | Q(effective_to__isnull=True)
                | Q(effective_to__gte=F("effective_from")),
            ),
            models.CheckConstraint(
                name="confirmed_contribution_has_who_when_and_what",
                condition=Q(
                    confirmed_version__isnull=True,
                    confirmed_at__isnull=True,
                    confirmed_by__isnull=True,
                    confirmed_amount__isnull=True,
                )
                | Q(
                    confirmed_version__isnull=False,
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="stated_contribution_names_its_paper",
                condition=Q(stated_as="") | ~Q(stated_in=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.source_words}, {self.financial_year}"

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.year)

    @property
    def source_words(self) -> str:
        """The source as printed where a paper calls it something else; else as the list has it."""
        return self.source_as_printed or self.source.name

    @property
    def is_cash(self) -> bool:
        return self.form == self.Form.CASH

    @property
    def status(self) -> str:
        if self.confirmed_version is not None:
            is_as_confirmed = self.confirmed_version == self.version
            return self.Status.CONFIRMED if is_as_confirmed else self.Status.VARIED
        return self.stated_as or self.Status.INDICATIVE

    @property
    def status_words(self) -> str:
        return self.Status(self.status).label

    @property
    def confirmed_on(self) -> dt.date | None:
        """The day, in England, on which its partner last confirmed it."""
        return timezone.localdate(self.confirmed_at) if self.confirmed_at else None

    @property
    def is_confirmed(self) -> bool:
        return self.status == self.Status.CONFIRMED

    @property
    def awaits_confirmation(self) -> bool:
        """The partner whose money it is has yet to confirm it as it stands."""
        if self.confirmed_version is None:
            return self.stated_as not in self.SETTLED
        return self.confirmed_version != self.version
