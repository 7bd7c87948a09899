from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class Owned(models.Model):
    """Something that a body, or a post in it, is to do: a milestone, an action, an obligation, a task."""

    nobody: ClassVar[str] = ""
    """What is said where no body is named."""
    owner: Any  # the field is each kind's own, for its related name

    class Meta:
        abstract = True

    @property
    def post_words(self) -> str:
        raise NotImplementedError

    @property
    def owner_words(self) -> str:
        """Such as "Head of Commissioning, Northshire Council"; a post alone says nothing of whom."""
        if self.owner is None:
            return self.post_words or self.nobody
        return ", ".join(name for name in (self.post_words, self.owner.name) if name)


class OwnedByPost(Owned):
    """The post is named in words, as a paper or the partners name it."""

    owner_post = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def post_words(self) -> str:
        return self.owner_post
