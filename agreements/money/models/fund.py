from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.money.models.lists import FundClass
from agreements.register.models import Agreement, new_key
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post

ILLUSTRATIVE = (
    "These amounts are invented for illustration. They are not the figures of any organisation."
)


class PooledFundQuerySet(models.QuerySet["PooledFund"]):
    def visible_to(self, user: Any) -> PooledFundQuerySet:
        """Funds of the agreements that the user may see."""
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def with_names(self) -> PooledFundQuerySet:
        """With all that a page needs to name them, in one query."""
        return self.select_related(
            "agreement__partnership", "fund_class", "host", "pool_manager__organisation"
        )


class PooledFund(models.Model):
    """Money that the partners to an agreement put together, or line up, for named services.

    One host and one pool manager for each fund, not for each agreement (R-S75-19 to 21). A fund
    taken from a paper may state neither: they stay empty, and the schedule says what is missing.
    """

    class VatBasis(models.TextChoices):
        REGIME = "regime", "VAT follows the regime of the body that commissions"
        AGENCY = "agency", "Agency: charges between partners may be taxable"
        NOT_STATED = "not_stated", "Not stated"

    class ReportRhythm(models.TextChoices):
        FORTNIGHTLY = "fortnightly", "Every two weeks"
        MONTHLY = "monthly", "Every month"
        SIX_WEEKLY = "six_weekly", "Every six weeks"
        QUARTERLY = "quarterly", "Every quarter"
        HALF_YEARLY = "half_yearly", "Twice a year"
        YEARLY = "yearly", "Every year"
        NOT_STATED = "not_stated", "Not stated"

    class FiguresAre(models.TextChoices):
        REAL = "real", "Real"
        ILLUSTRATIVE = "illustrative", "Invented for illustration"

    OFTEN_ENOUGH = (
        ReportRhythm.FORTNIGHTLY,
        ReportRhythm.MONTHLY,
        ReportRhythm.SIX_WEEKLY,
        ReportRhythm.QUARTERLY,
    )

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="funds")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=200)
    fund_class = models.ForeignKey(FundClass, models.PROTECT, related_name="funds")
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="funds_hosted"
    )
    pool_manager = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="pools_managed"
    )
    services = models.TextField(blank=True)
    client_groups = models.TextField(blank=True)
    vat_basis = models.CharField(max_length=12, choices=VatBasis, default=VatBasis.NOT_STATED)
    vat_note = models.TextField(blank=True)
    report_rhythm = models.CharField(
        max_length=12, choices=ReportRhythm, default=ReportRhythm.NOT_STATED
    )
    figures_are = models.CharField(max_length=12, choices=FiguresAre, default=FiguresAre.REAL)
    held_despite = models.TextField(
        blank=True, help_text="Why a document that holds no money has a fund all the same"
    )
    stated_in = models.CharField(max_length=200, blank=True, help_text="The paper that states it")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PooledFundQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"], name="fund_name_once_an_agreement"
            ),
            models.CheckConstraint(name="fund_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "money:fund", args=[self.agreement.partnership.slug, self.agreement.key, self.key]
        )

    @property
    def is_illustrative(self) -> bool:
        return self.figures_are == self.FiguresAre.ILLUSTRATIVE

    @property
    def caution(self) -> str:
        """The sentence that every page and file with its amounts must carry, if there is one."""
        return ILLUSTRATIVE if self.is_illustrative else ""

    @property
    def is_reported_often_enough(self) -> bool:
        """The law's floor is a report every quarter (R-S75-20, R-RSK-18)."""
        return self.report_rhythm in self.OFTEN_ENOUGH

    @property
    def has_manager_of_host(self) -> bool:
        """Whether the pool manager is an officer of the host, or is shared with it (R-S75-20)."""
        manager = self.pool_manager
        if manager is None or self.host_id is None:
            return False
        return manager.organisation_id == self.host_id or any(
            body.pk == self.host_id for body in manager.shared_with.all()
        )
