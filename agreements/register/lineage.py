"""What an agreement came from and what came of it."""

from django.db import transaction
from django.db.models import Q

from agreements.register.facts import NO_DATE
from agreements.register.models import Agreement, Link
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def link_agreements(
    later: Agreement,
    earlier: Agreement,
    *,
    kind: str,
    by: User | None,
    on: PrintedDate = NO_DATE,
    stated_in: str = "",
) -> Link:
    """State what `later` is to `earlier`, from the day of `on` where a paper gives one.

    Refuses a circle: nothing can follow itself.
    """
    if later.pk in reach_of(earlier.pk, back=True) | {earlier.pk}:
        raise RuleBroken("That would make an agreement come from itself.")
    link = Link.objects.create(
        later=later,
        earlier=earlier,
        kind=kind,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
        stated_in=stated_in,
    )
    record(
        "agreement.linked",
        later,
        by=by,
        organisations={*later.organisation_ids, *earlier.organisation_ids},
        after={"kind": kind, "earlier": str(earlier)},
    )
    return link


def chain_of(agreement: Agreement) -> AgreementQuerySet:
    """The agreement with all that it came from and all that came of it."""
    return Agreement.objects.filter(pk__in=_family_of(agreement.pk))


def _family_of(start: int) -> set[int]:
    """It, and what `reach_of` finds either way: one query a generation for both ways."""
    before, after = {start}, {start}
    back, on = {start}, {start}
    while back or on:
        near = Link.objects.filter(Q(later__in=back) | Q(earlier__in=on))
        links = list(near.values_list("earlier", "later"))
        back = {earlier for earlier, later in links if later in back} - before
        on = {later for earlier, later in links if earlier in on} - after
        before |= back
        after |= on
    return before | after


def reach_of(start: int, *, back: bool) -> set[int]:
    """Every agreement that can be reached from `start`, in one query a generation."""
    here, there = ("later_id", "earlier_id") if back else ("earlier_id", "later_id")
    found: set[int] = set()
    frontier = {start}
    while frontier:
        steps = Link.objects.filter(**{f"{here}__in": frontier}).values_list(there, flat=True)
        frontier = set(steps) - found
        found |= frontier
    return found
