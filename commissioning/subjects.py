"""What a shared row is about, for packages that may not know the parts: a model's label and a key.

Who may see the row is who may see what it is about: every model of ours can say that itself.
"""

from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

Rows = TypeVar("Rows", bound=models.QuerySet[Any])


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


def about_what_is_visible_to(user: Any, rows: Rows) -> Rows:
    """Those of `rows` whose subjects `user` may see."""
    seen = Q(pk__in=[])
    for label in rows.order_by().values_list("subject_type", flat=True).distinct():
        subjects = apps.get_model(label)._default_manager.all().visible_to(user)
        seen |= Q(subject_type=label, subject_id__in=subjects.values("pk"))
    return rows.filter(seen)
