"""The agreements that one person may see, with their facts: read once for all that a home page shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import as_known_by, left_by
from agreements.register.models import Agreement
from agreements.register.places import AgreementsSeen
from commissioning.home.reading import Reading


def agreements_at_home(user: Any) -> AgreementsSeen:
    """All that `user` may see, in as many queries for one as for all."""
    seen = Agreement.objects.visible_to(user).select_related("partnership")
    rows = {row.pk: row for row in seen}
    left = left_by(rows, user) if rows else {}
    facts = facts_with_successors(rows, seen_by=None) if rows else {}
    return AgreementsSeen(rows, as_known_by(facts, left), left)


def facts_at_home(agreements: Iterable[int], reading: Reading) -> dict[int, Facts]:
    """The facts of `agreements` and of what followed them; asked anew for what one does not see."""
    ids = set(agreements)
    if not ids:
        return {}
    seen = reading.once(agreements_at_home)
    others = ids - seen.rows.keys()
    return seen.facts | facts_with_successors(others, seen_by=None) if others else seen.facts
