"""How a printed date stands in the database: three columns, PREFIX_words, _earliest and _latest."""

from django.db.models import CheckConstraint, F, Q


def days_in_order(prefix: str, *, of: str) -> CheckConstraint:
    """Both days are given, the latest not before the earliest, or neither is.

    As `PrintedDate` demands: a row that it refused could not be shown. `of` is the model in lower
    case, or "%(class)s" in an abstract one.
    """
    earliest, latest = f"{prefix}_earliest", f"{prefix}_latest"
    return CheckConstraint(
        name=f"{of}_{prefix}_days_in_order",
        condition=Q(**{f"{earliest}__isnull": True, f"{latest}__isnull": True})
        | Q(**{f"{earliest}__isnull": False, f"{latest}__isnull": False})
        & Q(**{f"{latest}__gte": F(earliest)}),
    )
