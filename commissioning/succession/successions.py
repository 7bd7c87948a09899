"""One body taking over from another: stating it, confirming it, taking it back (R-PTY-02, R-PTY-09)."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partner
from commissioning.succession.people import hand_on_people, without_people


@transaction.atomic
def record_successions(
    *,
    predecessors: Iterable[Organisation],
    successors: Iterable[Organisation],
    on: dt.date,
    kind: str,
    by: User | None,
    source: str = "",
) -> list[Succession]:
    """Each of `predecessors` gave way to each of `successors`, whose first day was `on`.

    It has effect at once where `by` administers the predecessor, or is the service itself (None);
    else it waits for the predecessor's administrator, as a successor may read its predecessor's
    papers. Refuses what is stated already, and a circle. Days that contradict others are shown, not
    refused.
    """
    pairs = [(old, new) for old in predecessors for new in successors]
    if not pairs:
        raise RuleBroken("Select at least one body on each side.")
    _lock({body.pk for pair in pairs for body in pair})
    made = [_state(old, new, on, kind, source, by) for old, new in pairs]
    empty = without_people(new for _, new in pairs)
    for one in made:
        if not one.is_unconfirmed:
            _take_effect(one, by, is_empty=one.successor_id in empty)
    return made


@transaction.atomic
def confirm_succession(succession: Succession, *, by: User | None) -> Succession:
    """Confirm, for the predecessor, what its successor stated. `by=None` is who runs the service."""
    _lock({succession.predecessor_id, succession.successor_id})
    succession = _fresh(succession)
    if by is not None and not administers(by, succession.predecessor_id):
        raise RuleBroken(f"Only an administrator of {succession.predecessor} can confirm this.")
    if not succession.is_unconfirmed:
        raise RuleBroken("There is nothing to confirm.")
    succession.confirmed_by, succession.confirmed_at = by, timezone.now()
    succession.save(update_fields=["confirmed_by", "confirmed_at"])
    _record("succession.confirmed", succession, by)
    is_empty = bool(without_people([succession.successor]))
    _take_effect(succession, by, is_empty=is_empty)
    return succession


@transaction.atomic
def take_back_succession(succession: Succession, *, by: User | None, reason: str) -> None:
    """Take out a succession that was stated by mistake. The audit log keeps it, with the reason.

    Ends of bodies stay as they are: they may be right all the same. Refuses where a party was
    changed because of it.
    """
    succession = _fresh(succession)
    _record("succession.taken_back", succession, by, reason=reason)
    try:
        succession.delete()
    except ProtectedError as held:
        raise RuleBroken("Parties were changed because of it, so it stays on record.") from held


def administers(user: User, organisation_id: int) -> bool:
    """Whether `user` is administrator of the body, or of one that took over from it."""
    return organisation_id in user.organisations_as(Role.ADMINISTRATOR)


def _state(
    old: Organisation, new: Organisation, on: dt.date, kind: str, source: str, by: User | None
) -> Succession:
    if old == new:
        raise RuleBroken("A body does not take over from itself.")
    if Succession.objects.filter(predecessor=old, successor=new).exists():
        raise RuleBroken(f"It is on record already that {new} took over from {old}.")
    if old.pk in _heirs_of(new):
        raise RuleBroken(f"{old} came after {new}, so it cannot have come before.")
    own = by is not None and administers(by, old.pk)
    succession = Succession.objects.create(
        predecessor=old,
        successor=new,
        on=on,
        kind=kind,
        source=source,
        entered_by=by,
        confirmed_by=by if own else None,
        confirmed_at=timezone.now() if own else None,
    )
    _record("succession.recorded", succession, by)
    return succession


def _take_effect(succession: Succession, by: User | None, *, is_empty: bool) -> None:
    """An abolished or merged body ends the day before, and its successor is partner where it was.

    Where nobody acts for the successor yet, the people of the predecessor do (is_empty).
    """
    if succession.kind not in Succession.ENDS_THE_PREDECESSOR:
        return
    old = Organisation.objects.get(pk=succession.predecessor_id)
    if old.ended_on is None and (old.began_on is None or old.began_on <= succession.last_day):
        old.ended_on = succession.last_day
        old.save(update_fields=["ended_on"])
        after = {"ended_on": old.ended_on}
        record("organisation.ended", old, by=by, organisations=[old.pk], after=after)
    still = Q(until_on__isnull=True) | Q(until_on__gte=succession.on)
    begun = Q(from_on__isnull=True) | Q(from_on__lte=succession.last_day)
    for partner in Partner.objects.filter(still, begun, organisation=old):
        _hand_over(partner, succession, by)
    if is_empty:
        hand_on_people(succession, by=by)


def _hand_over(partner: Partner, succession: Succession, by: User | None) -> None:
    partner.until_on = succession.last_day
    partner.save(update_fields=["until_on"])
    heir, _ = Partner.objects.get_or_create(
        partnership=partner.partnership,
        organisation=succession.successor,
        until_on=None,
        defaults={"from_on": succession.on},
    )
    ids = [partner.organisation_id, heir.organisation_id]
    after = {"place": str(partner.partnership), "from_on": heir.from_on}
    record("partner.succeeded", heir, by=by, organisations=ids, after=after)


def _heirs_of(body: Organisation) -> set[int]:
    found: set[int] = set()
    frontier = {body.pk}
    while frontier:
        steps = Succession.objects.filter(predecessor__in=frontier)
        frontier = set(steps.values_list("successor_id", flat=True)) - found
        found |= frontier
    return found


def _lock(ids: set[int]) -> None:
    list(Organisation.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _fresh(succession: Succession) -> Succession:
    rows = Succession.objects.select_for_update(of=("self",))
    return rows.select_related("predecessor", "successor").get(pk=succession.pk)


def _record(what: str, row: Succession, by: User | None, **more: str) -> None:
    after = {"from": str(row.predecessor), "to": str(row.successor), "on": row.on}
    after |= {"kind": row.kind, "source": row.source} | more
    record(what, row, by=by, organisations=[row.predecessor_id, row.successor_id], after=after)
