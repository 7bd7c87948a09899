"""What a succession touches of the money, and moving what was chosen of it to the successor."""

from collections.abc import Iterator
from typing import Any

from agreements.money.hosts import move_host
from agreements.money.models import Contribution, HostMove, PooledFund
from agreements.money.year_sharing import days_of, pass_on_contribution
from commissioning.accounts.models import User
from commissioning.money.amounts import pounds
from commissioning.organisations.models import Succession
from commissioning.organisations.touched import Touched

FUND, CONTRIBUTION = "fund:", "contribution:"


def touched_funds(succession: Succession, user: Any) -> Iterator[Touched]:
    """Funds that the predecessor hosts, and those that moved because of the succession."""
    funds = PooledFund.objects.visible_to(user).with_names()
    for fund in funds.filter(host=succession.predecessor_id).order_by("name", "pk"):
        may = user.has_perm("register.novate_agreement", fund.agreement)
        yield Touched(
            "Funds that it hosts",
            fund.name,
            fund.get_absolute_url(),
            str(fund.agreement),
            f"{FUND}{fund.key}" if may else "",
        )
    moves = HostMove.objects.visible_to(user).filter(succession=succession)
    for move in moves.select_related("fund__agreement__partnership"):
        fund = move.fund
        yield Touched("Funds moved", fund.name, fund.get_absolute_url(), str(fund.agreement))


def touched_contributions(succession: Succession, user: Any) -> Iterator[Touched]:
    """What the predecessor is down for on or after the day: to be shared, or passed on."""
    year = succession.on.year - (succession.on.month < 4)
    rows = Contribution.objects.visible_to(user).with_names()
    mine = rows.filter(partner=succession.predecessor_id, year__gte=year)
    mine = mine.select_related(
        "partner", "source", "fund__agreement__partnership", "decided_by", "confirmed_by"
    )
    may: dict[int, bool] = {}
    for row in mine.order_by("year", "fund__name", "pk"):
        first, last = days_of(row)
        if last < succession.on:
            continue
        amount = "not valued" if row.amount is None else pounds(row.amount)
        what = "to be shared between both" if first < succession.on else "to be passed on whole"
        may.setdefault(row.fund_id, user.has_perm("money.change_contribution", row))
        yield Touched(
            "Contributions on or after that day",
            f"{row.financial_year}: {row.source_words}, {amount}",
            row.fund.get_absolute_url(),
            f"{row.fund}, {what}",
            f"{CONTRIBUTION}{row.key}" if may[row.fund_id] else "",
        )


def move_chosen(succession: Succession, chosen: frozenset[str], by: User) -> int:
    """Move the funds and contributions among `chosen`; how many funds moved."""
    keys = [one.removeprefix(FUND) for one in chosen if one.startswith(FUND)]
    funds = PooledFund.objects.filter(key__in=keys, host=succession.predecessor_id).with_names()
    moved = [
        move_host(fund, to=succession.successor, on=succession.on, succession=succession, by=by)
        for fund in funds.order_by("pk")
    ]
    keys = [one.removeprefix(CONTRIBUTION) for one in chosen if one.startswith(CONTRIBUTION)]
    for row in Contribution.objects.filter(key__in=keys).order_by("pk"):
        pass_on_contribution(row, succession, by=by, version=row.version)
    return len(moved)
