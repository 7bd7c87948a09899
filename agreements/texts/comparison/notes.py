"""The way from an agreement to what changed since the one that it comes from."""

from collections.abc import Iterator
from typing import Any

from agreements.register.models import Agreement
from agreements.register.notes import Note
from agreements.texts.comparison.versions import comes_from


def what_it_comes_from(agreement: Agreement, user: Any) -> Iterator[Note]:
    """A note on the overview of a renewal, where both have a text."""
    earlier = comes_from(
        agreement, Agreement.objects.visible_to(user).filter(clauses__isnull=False)
    )
    if earlier and agreement.clauses.exists():
        address = f"{agreement.get_absolute_url()}comparison/?with={earlier.key}"
        yield Note(f"It comes after {earlier}.", address, "Compare with it, clause by clause")
