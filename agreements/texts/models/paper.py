from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models import Agreement, new_key
from agreements.texts.models.clause import Clause
from commissioning.partnerships.models import Partnership


class PaperReferredTo(models.Model):
    """A paper that the text speaks of and that is not held, such as an embedded document."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="papers_referred_to")
    clause = models.ForeignKey(Clause, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=300, help_text="As printed")
    where = models.CharField(max_length=200, help_text="Where the text speaks of it")

    class Meta:
        verbose_name_plural = "papers referred to"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class UploadedPaperQuerySet(models.QuerySet["UploadedPaper"]):
    def visible_to(self, user: Any) -> UploadedPaperQuerySet:
        """A file being read in is seen by whoever uploaded it; afterwards, by the parties."""
        if not user.is_authenticated:
            return self.none()
        mine = models.Q(uploaded_by=user, agreement__isnull=True)
        return self.filter(mine | models.Q(agreement__in=Agreement.objects.visible_to(user)))


class UploadedPaper(models.Model):
    """The file an agreement was read from, kept as it came, before and after it is taken in."""

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now)
    agreement = models.OneToOneField(
        Agreement, models.CASCADE, null=True, blank=True, related_name="uploaded_paper"
    )

    objects = UploadedPaperQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name
