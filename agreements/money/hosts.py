"""Who hosts a fund on which day, and handing its accounts from one host to another."""

import datetime as dt

from django.db import transaction

from agreements.money.models import HostMove, PooledFund
from agreements.register.locks import lock_agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, Succession


@transaction.atomic
def move_host(
    fund: PooledFund,
    *,
    to: Organisation,
    on: dt.date,
    by: User | None,
    succession: Succession | None = None,
) -> HostMove:
    """`to` hosts the fund from `on`; the host before it does until the day before (R-S75-19).

    Refuses a body that is not a party, one that hosts it already, a fund without a host, and a day
    before an earlier move.
    """
    lock_agreement(fund.agreement)
    fund = PooledFund.objects.select_for_update(of=("self",)).with_names().get(pk=fund.pk)
    before = _host_handing_over(fund, to, on)
    move = HostMove.objects.create(
        fund=fund,
        from_organisation=before,
        to_organisation=to,
        on=on,
        succession=succession,
        recorded_by=by,
    )
    fund.host = to
    fund.version += 1
    fund.changed_by = by
    fund.save()
    record(
        "fund.host_moved",
        fund,
        by=by,
        organisations=fund.agreement.organisation_ids,
        before={"host": str(before)},
        after={"host": str(to), "on": on},
    )
    return move


def _host_handing_over(fund: PooledFund, to: Organisation, on: dt.date) -> Organisation:
    """The host that hands the fund over. Refuses what `move_host` refuses."""
    before = fund.host
    if before is None:
        raise RuleBroken(f"No host of {fund} is recorded, so none can hand it over.")
    if before == to:
        raise RuleBroken(f"{to} hosts {fund} already.")
    if to.pk not in fund.agreement.party_ids:
        raise RuleBroken(
            f"{to} is not a party to {fund.agreement}. Put it in {before}’s place first."
        )
    last = fund.host_moves.last()
    if last and on <= last.on:
        raise RuleBroken(f"{fund} moved on {words(last.on)} already. Enter a later day.")
    return before


def host_words(fund: PooledFund) -> str:
    """Such as "NHS Doncaster CCG to 30 June 2022, then NHS South Yorkshire ICB"."""
    if fund.host is None:
        return "Not recorded"
    told = []
    for move in fund.host_moves.select_related("from_organisation"):
        last_day = move.on - dt.timedelta(days=1)
        told.append(f"{move.from_organisation.name_on(last_day)} to {words(last_day)}")
    return ", then ".join([*told, str(fund.host)])
