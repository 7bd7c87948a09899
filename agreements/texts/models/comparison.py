from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models import Agreement


class TextComparisonQuerySet(models.QuerySet["TextComparison"]):
    def visible_to(self, user: Any) -> TextComparisonQuerySet:
        """Those of which the user may see both sides."""
        seen = Agreement.objects.visible_to(user)
        return self.filter(before__in=seen, after__in=seen)


class TextComparison(models.Model):
    """Two texts that somebody had compared on paper, each a version of an agreement's text.

    It stands between the two agreements, so that its PDF is nobody's who may see only one.
    """

    before = models.ForeignKey(Agreement, models.CASCADE, related_name="compared_with_later")
    before_version = models.CharField(max_length=10, help_text="now, a number, or a day")
    after = models.ForeignKey(Agreement, models.CASCADE, related_name="compared_with_earlier")
    after_version = models.CharField(max_length=10, help_text="now, a number, or a day")
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TextComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        """Names no agreement: it is read where perhaps only one of them may be."""
        return "Comparison of two texts"

    def get_absolute_url(self) -> str:
        asked = {
            "with": self.before.key,
            "before": self.before_version,
            "after": self.after_version,
        }
        return f"{self.after.get_absolute_url()}comparison/?{urlencode(asked)}"
