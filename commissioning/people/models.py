"""Authority belongs to posts; people hold posts between dates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from commissioning.organisations.models import Organisation


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, user: Any) -> PostQuerySet:
        """Posts of public bodies are public."""
        return self


class Person(models.Model):
    """Somebody named in a record, who may or may not also sign in."""

    name = models.CharField(max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A job or designation that carries authority, such as Director of Public Health."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    designation = models.CharField(
        max_length=60, blank=True, help_text="A role in law that it carries, such as DASS"
    )
    shared_with = models.ManyToManyField(Organisation, blank=True, related_name="shared_posts")
    is_part_time = models.BooleanField(default=False)
    is_rotating = models.BooleanField(default=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="post_is_stated_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"


class Holder(models.Model):
    """A person in a post between dates, both inclusive; an unknown date is left empty."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts_held")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="holder_leaves_after_starting",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"
