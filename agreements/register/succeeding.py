"""One agreement taking the place of another, or of many (R-S75-41)."""

from collections.abc import Iterable

from django.db import transaction

from agreements.register.facts import NO_DATE
from agreements.register.life_records import record_life
from agreements.register.lineage import link_agreements
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Link
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def take_the_place_of(
    later: Agreement,
    earlier: Iterable[Agreement],
    *,
    on: PrintedDate = NO_DATE,
    by: User | None,
    stated_in: str = "",
) -> list[Link]:
    """State that `later` replaces one agreement, or consolidates many, from the day of `on`.

    Each of them ends the day before, once `later` is agreed. Refuses one that has been replaced
    already, and a circle.
    """
    later = lock_agreement(later)
    replaced = list(earlier)
    if not replaced:
        raise RuleBroken("Choose at least one agreement.")
    kind = Link.Kind.CONSOLIDATES if len(replaced) > 1 else Link.Kind.REPLACES
    for one in replaced:
        if not stated_in and one.links_on.filter(kind__in=Link.PUTS_AN_END).exists():
            raise RuleBroken(f"{one} has been replaced already.")
    links = [
        link_agreements(later, one, kind=kind, by=by, on=on, stated_in=stated_in)
        for one in replaced
    ]
    for one in replaced:
        after = {"by": later.key, "kind": kind, "on": on.words}
        record_life(save_next_version(lock_agreement(one)), "replaced", by, after=after)
    save_next_version(later)
    return links
