"""What a shared row is about, for packages that may not know the parts: a model's label and a key.

Who may see the row is who may see what it is about: every model of ours can say that itself.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from commissioning.registry import Registry

Rows = TypeVar("Rows", bound=models.QuerySet[Any])
LastRead = tuple[str, int, dt.date]
"""A row's label and key, and the last day, inclusive, of what somebody still reads about it."""
reading_ends: Registry[Callable[[Any], Iterable[LastRead]]] = Registry()
"""Functions `(user)` of other parts: what this person reads only as it was on some day."""


class AboutSubject(models.Model):
    """A row about one thing of any part. `subject_type` is such as register.agreement."""

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()

    class Meta:
        abstract = True

    def subject_seen_by(self, user: Any) -> Any:
        """What it is about, or None if `user` may not see it. The service itself (None) sees all."""
        return seen_by(user, self.subject_type, self.subject_id)


def seen_by(user: Any, label: str, key: int) -> Any:
    """The row of that model and key, or None if `user` may not see it. None, the service, sees all."""
    rows = apps.get_model(label)._default_manager.all()
    if user is not None:
        rows = rows.visible_to(user)
    return rows.filter(pk=key).first()


def subject_of(row: models.Model) -> dict[str, Any]:
    """The two fields that name `row`, to make a row about it."""
    return {"subject_type": row._meta.label_lower, "subject_id": row.pk}


def about_what_is_visible_to(user: Any, rows: Rows, *, made: str, by: str) -> Rows:
    """Those of `rows` whose subjects `user` may see.

    Where that ended on a day, those made until then, and what `user` had made later: `made` and
    `by` are the columns that say when and by whom.
    """
    seen = Q(pk__in=[])
    for label in rows.order_by().values_list("subject_type", flat=True).distinct():
        subjects = apps.get_model(label)._default_manager.all().visible_to(user)
        seen |= Q(subject_type=label, subject_id__in=subjects.values("pk"))
    too_late = Q()
    for label, key, last in (end for ends in reading_ends for end in ends(user)):
        too_late |= Q(subject_type=label, subject_id=key, **{f"{made}__date__gt": last})
    return (
        rows.filter(seen).exclude(too_late & ~Q(**{by: user.pk})) if too_late else rows.filter(seen)
    )
