from __future__ import annotations

from django.conf import settings
from django.db import models

from agreements.register.models import PartyFact
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation
from governance.decisions.models.decision import Decision

State = PartyFact.State


class AuthorityLine(models.Model):
    """On whose authority one partner takes part in a decision; neither partner is superior (law 4).

    What one partner's officer enters for another is unconfirmed until that other confirms it, except
    in history, which says which paper states it.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="authority_lines")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="authority_lines")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.AWAITED)
    given_by = models.CharField(max_length=200, blank=True, help_text="The body or officer")
    instrument = models.CharField(
        max_length=200, blank=True, help_text="Under which scheme, delegation or power"
    )
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    authority = models.OneToOneField(
        Authority, models.PROTECT, null=True, blank=True, related_name="authority_line"
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "organisation"], name="one_authority_line_a_partner"
            ),
            days_in_order("on", of="authorityline"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_state_display().lower()}"

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)

    @property
    def is_unconfirmed(self) -> bool:
        """Entered as recorded by another partner's officer, and not yet confirmed by its own."""
        if self.state != State.RECORDED or self.decision.is_history:
            return False
        return self.entered_by_id is not None and self.confirmed_at is None
