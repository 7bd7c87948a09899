"""Who is told of an agreement: the commissioners of its parties, as things are on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from agreements.register.models import Party
from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Succession


def commissioners_of(agreements: Iterable[int], *, on: dt.date) -> dict[int, tuple[User, ...]]:
    """The commissioners of each agreement's parties of that day, in three queries for all.

    By id of the agreement.
    """
    bodies: dict[int, set[int]] = defaultdict(set)
    parties = Party.objects.on(on).filter(agreement__in=list(agreements))
    for agreement, organisation in parties.values_list("agreement", "organisation"):
        bodies[agreement].add(organisation)
    return commissioners_for(bodies, on=on)


def commissioners_for(
    bodies: Mapping[int, Iterable[int]], *, on: dt.date
) -> dict[int, tuple[User, ...]]:
    """The commissioners of the organisations that stand under each key, by that key.

    A body that succeeded one of them by then acts in its place (R-PTY-02).
    """
    heirs = _heirs_by(on)
    acting_for = {
        key: set().union(*(_with_heirs(body, heirs) for body in ids)) for key, ids in bodies.items()
    }
    acting = (
        Membership.objects.on(on)
        .filter(role=Role.COMMISSIONER, user__is_active=True)
        .filter(organisation__in=set().union(*acting_for.values()))
        .select_related("user")
    )
    people: dict[int, dict[int, User]] = defaultdict(dict)
    for membership in acting:
        people[membership.organisation_id][membership.user_id] = membership.user
    return {
        key: tuple({pk: user for body in ids for pk, user in people[body].items()}.values())
        for key, ids in acting_for.items()
    }


def _heirs_by(day: dt.date) -> dict[int, set[int]]:
    heirs: dict[int, set[int]] = defaultdict(set)
    known = Succession.objects.confirmed().by(day).exclude(kind=Succession.Kind.BOUNDARY)
    for predecessor, successor in known.values_list("predecessor_id", "successor_id"):
        heirs[predecessor].add(successor)
    return heirs


def _with_heirs(organisation: int, heirs: dict[int, set[int]]) -> set[int]:
    found, new = set[int](), {organisation}
    while new:
        found |= new
        new = set().union(*(heirs.get(body, set()) for body in new)) - found
    return found
