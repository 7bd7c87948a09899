from __future__ import annotations

from django.conf import settings
from django.db import models


class Entered(models.Model):
    """Something that one partner's officer enters, perhaps for another partner (law 4).

    What one enters for another is unconfirmed until that partner confirms it; what a party's own
    officer enters is confirmed with it, and stays so when that officer leaves. History taken from a
    paper names the paper in `stated_in` and needs no confirming.
    """

    stated_in = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_unconfirmed(self) -> bool:
        """Entered by another partner's officer, and not yet confirmed by its own."""
        if self.stated_in or not self.needs_confirming:
            return False
        return self.entered_by_id is not None and self.confirmed_at is None

    @property
    def needs_confirming(self) -> bool:
        """Whether it says anything of a party that its own officers could confirm."""
        raise NotImplementedError
