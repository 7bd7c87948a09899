"""What of an agreement's list goes to the record that survives when two are made one."""

from agreements.completeness.models import NamedClause
from agreements.register.models import Agreement


def move_named_clauses(survivor: Agreement, duplicate: Agreement) -> None:
    """Those whose clause moved too (`agreements.texts` comes before); the others name nothing now."""
    moved = NamedClause.objects.filter(agreement=duplicate, clause__agreement=survivor)
    moved.update(agreement=survivor)
