"""What is kept of how clauses stood to each other: their order, nesting and roles, and which were
deleted. What each of them said is kept clause by clause.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from agreements.register.models import Agreement
from agreements.texts.models import Clause, StructureVersion
from commissioning.accounts.models import User


@dataclass(frozen=True)
class Place:
    """Where one clause stood: `under` the clause of that id, and since when it was deleted."""

    clause: int
    under: int | None
    role: str
    deleted_at: str | None = None

    def stood_at(self, moment: dt.datetime) -> bool:
        return self.deleted_at is None or dt.datetime.fromisoformat(self.deleted_at) >= moment


def keep_structure(agreement: Agreement, *, by: User | None) -> None:
    """Keep how the clauses stand now. Two queries, however long the text."""
    places = [astuple(place) for place in places_now(agreement)]
    StructureVersion.objects.create(agreement=agreement, places=places, by=by)


def places_now(agreement: Agreement) -> list[Place]:
    """Where every clause stands, in order, the deleted ones too: they can be brought back."""
    rows = Clause.with_deleted.filter(agreement=agreement).in_order()
    return [
        Place(clause, under, role, deleted_at.isoformat() if deleted_at else None)
        for clause, under, role, deleted_at in rows.values_list(
            "pk", "parent_id", "role", "deleted_at"
        )
    ]


def places_at(agreement: Agreement, moment: dt.datetime) -> list[Place]:
    """Where the clauses stood just before `moment`, in order.

    From before the first that is kept, those that stood then are placed as in the first.
    """
    kept = agreement.structure_versions
    version = kept.filter(at__lt=moment).first() or kept.last()
    places = _read(version.places) if version else places_now(agreement)
    return [place for place in places if place.stood_at(moment)]


def kept_since(agreement: Agreement) -> dt.datetime | None:
    """From when on the structure of a text is kept."""
    first = agreement.structure_versions.last()
    return first.at if first else None


def under_which(rows: Sequence[tuple[int, int | None]]) -> list[int | None]:
    """Of each (clause, what it stands under), the place of the latter among them, from 0."""
    places = {clause: n for n, (clause, _) in enumerate(rows)}
    return [places.get(under or 0) for _, under in rows]


def _read(places: Sequence[Sequence]) -> list[Place]:
    return [Place(*place) for place in places]
