from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from agreements.register.models.agreement import Agreement
from agreements.register.models.party import Party, PartyFact, PartyFactQuerySet
from commissioning.accounts.models import organisations_of
from commissioning.authorities.models import Authority
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation, Succession


class NovationQuerySet(models.QuerySet["Novation"]):
    def visible_to(self, user: Any) -> NovationQuerySet:
        """Those of agreements that the user sees; of a body that has left, to its last day, and its own."""
        ids, today = organisations_of(user), timezone.localdate()
        mine = Party.objects.filter(agreement=OuterRef("agreement"), organisation__in=ids)
        here = Q(until_on__isnull=True) | Q(until_on__gte=today)
        read = Exists(mine.filter(here | Q(until_on__gte=OuterRef("on"))))
        seen = self.filter(agreement__in=Agreement.objects.visible_to(user))
        return seen.filter(read | Q(from_party__organisation__in=ids))

    def with_names(self) -> NovationQuerySet:
        """With all that a page needs to name them, in one query."""
        return self.select_related(
            "from_party__organisation", "to_party__organisation", "succession", "recorded_by"
        )


class Novation(models.Model):
    """One body taking a party's place in an agreement from a day (R-S75-41, R-PTY-02).

    The party that left keeps its row with its last day; the one that came has a row of its own, or
    had one already where two parties became one.
    """

    class How(models.TextChoices):
        LAW = "law", "By operation of law"
        CLAUSE = "clause", "By the agreement’s own clause on successors"
        AGREED = "agreed", "Agreed by the parties"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="novations")
    from_party = models.OneToOneField(Party, models.CASCADE, related_name="novated_by")
    to_party = models.ForeignKey(Party, models.CASCADE, related_name="novations_to")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="novated_to")
    on = models.DateField(help_text="The first day of the party that came")
    how = models.CharField(max_length=10, choices=How)
    source = models.CharField(max_length=200, blank=True, help_text="The law, order or deed")
    succession = models.ForeignKey(
        Succession, models.PROTECT, null=True, blank=True, related_name="novations"
    )
    stated_in = models.CharField(max_length=200, blank=True, help_text="The paper that states it")
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = NovationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="novation_by_law_names_its_law",
                condition=~Q(how="law") | ~Q(source="") | ~Q(stated_in=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_party} to {self.to_party}"


class NovationApprovalQuerySet(PartyFactQuerySet):
    def visible_to(self, user: Any) -> NovationApprovalQuerySet:
        """Those of novations that the user sees."""
        return self.filter(novation__in=Novation.objects.visible_to(user))


class NovationApproval(PartyFact):
    """One party agreeing that another takes a party's place."""

    word = "approval"

    novation = models.ForeignKey(Novation, models.CASCADE, related_name="approvals")
    party = models.ForeignKey(Party, models.CASCADE, related_name="novation_approvals")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="novation_approvals"
    )

    objects: ClassVar[Any] = NovationApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["party__position", "pk"]
        constraints = [
            days_in_order("on", of="novationapproval"),
            models.UniqueConstraint(
                fields=["novation", "party"], name="novation_is_approved_once_a_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: novation {self.get_state_display().lower()}"
