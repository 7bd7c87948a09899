"""The people of a body that gave way, acting for the body that nobody acts for yet."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.organisations.models import Organisation, Succession


def without_people(organisations: Iterable[Organisation]) -> set[int]:
    """Those that have no administrator of their own, today or to come, who could invite anybody."""
    ids = {organisation.pk for organisation in organisations}
    lasts = Q(until_on__isnull=True) | Q(until_on__gte=timezone.localdate())
    kept = Membership.objects.filter(
        lasts, organisation__in=ids, role=Role.ADMINISTRATOR, user__is_active=True
    )
    return ids - set(kept.values_list("organisation_id", flat=True))


def hand_on_people(succession: Succession, *, by: User | None) -> list[Membership]:
    """Each role for the predecessor is one for the successor from its first day, for as long.

    Only between councils, or between NHS bodies: a body of another kind does not become a public
    one. Part of a change, not one itself. The roles for the predecessor stay as they are.
    """
    old, new = succession.predecessor, succession.successor
    if (old.is_council, old.is_nhs_body) != (new.is_council, new.is_nhs_body):
        return []
    lasts = Q(until_on__isnull=True) | Q(until_on__gte=succession.on)
    held = Membership.objects.filter(lasts, organisation=old, user__is_active=True)
    return [_hand_on(membership, succession, by) for membership in held.order_by("pk")]


def _hand_on(membership: Membership, succession: Succession, by: User | None) -> Membership:
    given, is_new = Membership.objects.get_or_create(
        user=membership.user,
        organisation=succession.successor,
        role=membership.role,
        from_on=max(membership.from_on, succession.on),
        defaults={"until_on": membership.until_on},
    )
    if is_new:
        record(
            "membership.handed_on",
            given,
            by=by,
            organisations=[succession.predecessor_id, succession.successor_id],
            after={"user": given.user_id, "role": given.role, "from_on": given.from_on},
        )
    return given
