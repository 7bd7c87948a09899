from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models.agreement import Agreement


class MergedKey(models.Model):
    """The key of a record that was a duplicate: its address leads to the one that survived."""

    key = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=300, help_text="What the duplicate was called")
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="merged_keys")
    merged_at = models.DateTimeField(default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.key} is now {self.agreement.key}"
