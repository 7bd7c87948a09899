"""The one reviewed act that follows a succession: all that was chosen passes, or nothing does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from agreements.register.models import Novation, Party
from agreements.register.novations import novate_party
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Succession
from commissioning.organisations.touched import touched_by
from commissioning.registry import Registry

Mover = Callable[[Succession, frozenset[str], User], int]
novating: Registry[Mover] = Registry()
"""Functions `(succession, chosen, by)` of other parts that move what is theirs among `chosen` to the
successor, after the agreements, and say how many they moved: funds."""

AGREEMENT = "agreement:"


@dataclass(frozen=True)
class Chosen:
    """One thing that a succession touches, chosen to go to the successor."""

    succession: Succession
    choice: str


@dataclass(frozen=True)
class Moved:
    """What one reviewed act moved."""

    novations: tuple[Novation, ...]
    others: int


@transaction.atomic
def novate_chosen(
    chosen: Sequence[Chosen],
    *,
    how: str,
    by: User,
    source: str = "",
    names: dict[int, str] | None = None,
) -> Moved:
    """All that was chosen goes to the successors, or nothing does (R-PTY-02).

    `names` are what agreements are to print for the successor, by succession. An agreement whose
    own clause binds successors is novated by it, whatever `how` says. Refuses what `by` may not
    choose, or not any more.
    """
    if not chosen:
        raise RuleBroken("Select at least one agreement or fund.")
    of_succession: dict[Succession, set[str]] = {}
    for one in chosen:
        of_succession.setdefault(one.succession, set()).add(one.choice)
    novations: list[Novation] = []
    others = 0
    for succession, choices in of_succession.items():
        _refuse_what_is_not_theirs(succession, choices, by)
        for party in chosen_parties(succession, choices):
            novations.append(_novate(party, succession, how, by, source, names or {}))
        for move in novating:
            others += move(succession, frozenset(choices), by)
    return Moved(tuple(novations), others)


def chosen_parties(succession: Succession, choices: Iterable[str]) -> list[Party]:
    """The predecessor's rows in the agreements among `choices`, by the agreements' titles."""
    keys = [c.removeprefix(AGREEMENT) for c in choices if c.startswith(AGREEMENT)]
    rows = Party.objects.joined().filter(agreement__key__in=keys)
    rows = rows.filter(organisation=succession.predecessor_id)
    return list(rows.select_related("agreement__partnership").order_by("agreement__title", "pk"))


def _novate(
    party: Party, succession: Succession, how: str, by: User, source: str, names: dict[int, str]
) -> Novation:
    clause = party.agreement.binds_successors
    return novate_party(
        party,
        to=succession.successor,
        on=succession.on,
        how=Novation.How.CLAUSE if clause else how,
        by=by,
        name_as_printed=names.get(succession.pk, ""),
        source="" if clause else source or succession.source,
        succession=succession,
    )


def _refuse_what_is_not_theirs(succession: Succession, choices: set[str], by: User) -> None:
    offered = {one.choice for group in touched_by(succession, by) for one in group.things}
    if succession.is_unconfirmed or not choices <= offered:
        raise RuleBroken("Somebody changed this in between. Look at what it touches again.")
