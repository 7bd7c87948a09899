"""Telling which body a printed name means, and in which place such bodies work together."""

import re
from collections.abc import Sequence

from agreements.register.places import places_shared_by
from commissioning.organisations.models import Organisation, OtherName
from commissioning.partnerships.models import Partnership

SAME = (
    ("clinical commissioning group", "ccg"),
    ("integrated care board", "icb"),
    ("primary care trust", "pct"),
)


def bodies_named(names: list[str]) -> list[Organisation | None]:
    """The body that each of `names` means, or None where that cannot be told for sure."""
    known: dict[str, set[int]] = {}
    stated = [
        *Organisation.objects.values_list("name", "pk"),
        *OtherName.objects.values_list("name", "organisation_id"),
    ]
    for name, pk in stated:
        known.setdefault(_plain(name), set()).add(pk)
    found = [known.get(_plain(name), set()) for name in names]
    bodies = Organisation.objects.in_bulk({pk for ids in found for pk in ids})
    return [bodies[next(iter(ids))] if len(ids) == 1 else None for ids in found]


def place_meant(chosen: Partnership, bodies: Sequence[Organisation | None]) -> Partnership:
    """The one place that the parties share; the chosen one where they share none or several."""
    shared = places_shared_by(body for body in bodies if body)
    return shared[0] if len(shared) == 1 else chosen


def _plain(name: str) -> str:
    """The name without what papers write now one way, now another: "NHS Doncaster CCG"."""
    plain = re.sub(r"[^a-z ]", " ", name.lower())
    for long, short in SAME:
        plain = plain.replace(long, short)
    return " ".join(word for word in plain.split() if word not in ("nhs", "the"))
