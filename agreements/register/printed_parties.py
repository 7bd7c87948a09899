"""The parties of an agreement as it prints them on a day, with the variations in force by then."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import F

from agreements.register.models import Agreement, Party, VariedParty


def parties_as_on(agreement: Agreement, day: dt.date) -> list[Party]:
    """Those that have not left by `day`, printed as on that day. To be read, never saved."""
    return printed_on(agreement.parties.on(day).select_related("organisation"), day)


def print_parties(agreements: Iterable[Agreement], days: Mapping[int, dt.date]) -> None:
    """Let `agreements`, fetched with their parties, print them as on the day of each, by its id.

    One query for all. What `parties_on` and `leads_on` then give is to be read, never saved.
    """
    rows = [party for one in agreements for party in one.parties.all()]
    _print(rows, {party.pk: days[party.agreement_id] for party in rows})


def printed_on(parties: Iterable[Party], day: dt.date) -> list[Party]:
    """`parties`, each with the name, short name, address and part that it has on `day`.

    A party's row keeps what the agreement itself prints; each variation that had taken effect by
    `day` lies over it, the latest on top.
    """
    rows = list(parties)
    _print(rows, {party.pk: day for party in rows})
    return rows


def _print(rows: list[Party], days: Mapping[int, dt.date]) -> None:
    by_id = {party.pk: party for party in rows}
    latest = max(days.values(), default=dt.date.min)
    changes = VariedParty.objects.in_force_on(latest).filter(
        act=VariedParty.Act.CHANGES, party__in=by_id
    )
    for change in changes.annotate(on=F("variation__effective_latest")):
        party = by_id[change.party_id or 0]
        if change.on > days[party.pk]:
            continue
        party.under_variations = party.printed_in_agreement
        for name in Party.PRINTED:
            setattr(party, name, getattr(change, name))
