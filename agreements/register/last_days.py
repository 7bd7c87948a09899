"""The last day of a party, by whatever made it leave."""

import datetime as dt

from agreements.register.models import Novation, Party, VariedParty, Withdrawal

A_DAY = dt.timedelta(days=1)


def last_day_of_party(party: Party) -> dt.date | None:
    """The earliest last day that a withdrawal, a novation or an agreed variation gives; inclusive.

    None when nothing recorded makes it leave, or no paper gives the day.
    """
    last = Withdrawal.objects.filter(party=party).values_list("last_latest", flat=True)
    novated = Novation.objects.filter(from_party=party).values_list("on", flat=True)
    left = VariedParty.objects.in_force_on(dt.date.max).filter(
        party=party, act=VariedParty.Act.LEAVES
    )
    taken_over = [*novated, *left.values_list("variation__effective_latest", flat=True)]
    days = [*last, *(day - A_DAY for day in taken_over if day)]
    return min((day for day in days if day), default=None)


def save_last_day(party: Party) -> None:
    """Let the row say what is recorded, once something that made the party leave was taken out."""
    party.until_on = last_day_of_party(party)
    party.save(update_fields=["until_on"])
