"""What the reviewed act of novation would do, to be checked before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agreements.register.chosen_novations import AGREEMENT, Chosen, chosen_parties
from agreements.register.models import Agreement, Party
from agreements.register.printed_parties import parties_as_on
from commissioning.organisations.models import Succession
from commissioning.organisations.touched import touched_by


@dataclass(frozen=True)
class BeforeAndAfter:
    """An agreement's parties of the day before, and from the day on."""

    agreement: Agreement
    before: str
    after: str
    by_clause: bool


@dataclass(frozen=True)
class Other:
    """Something else that moves, such as a fund with its host."""

    group: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Check:
    agreements: tuple[BeforeAndAfter, ...]
    others: tuple[Other, ...]


def chosen_among(
    successions: Iterable[Succession], sent: Iterable[str], user: Any
) -> tuple[Chosen, ...]:
    """Those of `sent` ("12/agreement:abcd2345") that the user is offered; the rest is left out."""
    wanted = set(sent)
    return tuple(
        Chosen(succession, thing.choice)
        for succession in successions
        for group in touched_by(succession, user)
        for thing in group.things
        if thing.choice and f"{succession.pk}/{thing.choice}" in wanted
    )


def check_of(chosen: Iterable[Chosen], user: Any) -> Check:
    """Each agreement's parties before and after, and what else moves from whom to whom."""
    of_succession: dict[Succession, set[str]] = {}
    for one in chosen:
        of_succession.setdefault(one.succession, set()).add(one.choice)
    passing: dict[Agreement, dict[int, Succession]] = {}
    others: list[Other] = []
    for succession, choices in of_succession.items():
        for party in chosen_parties(succession, choices):
            passing.setdefault(party.agreement, {})[party.pk] = succession
        others += _others(succession, choices, user)
    return Check(
        tuple(_before_and_after(agreement, of) for agreement, of in passing.items()), tuple(others)
    )


def _before_and_after(agreement: Agreement, passing: dict[int, Succession]) -> BeforeAndAfter:
    last_day = min(succession.last_day for succession in passing.values())
    rows = parties_as_on(agreement, last_day)
    names: list[str] = []
    for row in rows:
        name = _name_after(row, passing.get(row.pk), rows)
        names += [name] if name not in names else []
    return BeforeAndAfter(
        agreement, "; ".join(map(str, rows)), "; ".join(names), agreement.binds_successors
    )


def _name_after(row: Party, succession: Succession | None, rows: list[Party]) -> str:
    if succession is None:
        return str(row)
    there = next((r for r in rows if r.organisation_id == succession.successor_id), None)
    return str(there) if there else succession.successor.name_on(succession.on)


def _others(succession: Succession, choices: set[str], user: Any) -> list[Other]:
    old, new = succession.predecessor, succession.successor
    return [
        Other(group.name, one.title, old.name_on(succession.last_day), new.name_on(succession.on))
        for group in touched_by(succession, user)
        for one in group.things
        if one.choice in choices and not one.choice.startswith(AGREEMENT)
    ]
