"""What of the money needs a finance officer, and by when; and their schedules."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from agreements.money.models import Contribution, PooledFund
from agreements.money.models.contribution import ContributionQuerySet
from agreements.money.overview import FundYear, fund_years
from agreements.money.schedules import NOTHING
from commissioning.accounts.roles import Role
from commissioning.calendar.financial_years import FinancialYear
from commissioning.home.reading import Reading
from commissioning.home.registry import Coming, Group, Need, Panel
from commissioning.money.amounts import pounds

SOON = dt.timedelta(days=30)
MOST_SCHEDULES = 15


def contribution_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Contributions to confirm: one's own from 30 days before their year begins; others' while
    they are for this year or the next."""
    for (fund, year), rows in _to_confirm(user, today):
        if _due(year) <= today + SOON:
            yield Need(
                Group.OVERDUE if _due(year) < today else Group.DUE,
                f"{fund}, {year}: confirm what you put in",
                f"you are a finance officer of {' and '.join(_partners(rows))}",
                _due(year),
                reverse("money:confirm_year", args=[*_address(fund), year]),
                "Confirm",
                _about(rows),
            )
    for (fund, year), rows in _awaited(user, today):
        yield Need(
            Group.WAITING,
            f"{fund}, {year}: {' and '.join(_partners(rows))} to confirm",
            "you are a finance officer of a party",
            None,
            f"{fund.get_absolute_url()}?year={year.label.replace('/', '-')}",
            "See the schedule",
            _about(rows),
        )


def contributions_coming(user: Any, today: dt.date) -> Iterator[Coming]:
    """The next contributions to confirm beyond the 30 days."""
    for (fund, year), _ in _to_confirm(user, today):
        if _due(year) > today + SOON:
            url = reverse("money:confirm_year", args=[*_address(fund), year])
            yield Coming(_due(year), f"{fund}, {year}: confirm what you put in", url)


def schedules_panel(user: Any, today: dt.date, reading: Reading) -> Panel | None:
    """Each fund's latest schedule, to take away with one click (journey F1)."""
    funds = list(_funds_kept_by(user).with_names()[:MOST_SCHEDULES])
    latest: dict[int, FundYear] = {}
    for row in fund_years(funds, Contribution.objects.visible_to(user)):
        latest.setdefault(row.fund.pk, row)
    if not latest:
        return None
    html = render_to_string("money/panel.html", {"rows": list(latest.values())}, using="pages")
    return Panel("Schedules", SafeString(html), order=20)


def _to_confirm(user: Any, today: dt.date) -> Any:
    """Unconfirmed money of this officer's own bodies, up to next year's."""
    rows = _unconfirmed(user, today).filter(partner__in=_bodies_of(user))
    return _by_fund_and_year(rows)


def _awaited(user: Any, today: dt.date) -> Any:
    """Unconfirmed money of others, for this year and the next, in funds this officer looks after."""
    this_year = FinancialYear.containing(today).starting
    rows = _unconfirmed(user, today).exclude(partner__in=_bodies_of(user))
    return _by_fund_and_year(rows.filter(year__gte=this_year, fund__in=_funds_kept_by(user)))


def _unconfirmed(user: Any, today: dt.date) -> ContributionQuerySet:
    if not _bodies_of(user):
        return Contribution.objects.none()
    next_year = FinancialYear.containing(today).starting + 1
    rows = Contribution.objects.visible_to(user).unconfirmed().filter(year__lte=next_year)
    return rows.select_related("fund__agreement__partnership", "partner")


def _by_fund_and_year(rows: ContributionQuerySet) -> Iterator[Any]:
    ordered = rows.order_by("year", "fund", "pk")
    for (_, year), group in groupby(ordered, key=lambda row: (row.fund_id, row.financial_year)):
        found = list(group)
        yield (found[0].fund, year), found


def _funds_kept_by(user: Any) -> Any:
    seen = PooledFund.objects.visible_to(user)
    return seen.filter(agreement__parties__organisation__in=_bodies_of(user)).distinct()


def _bodies_of(user: Any) -> frozenset[int]:
    return user.organisations_as(Role.FINANCE) if user.is_authenticated else frozenset()


def _address(fund: PooledFund) -> tuple[str, str, str]:
    return fund.agreement.partnership.slug, fund.agreement.key, fund.key


def _due(year: FinancialYear) -> dt.date:
    """What a year holds is to be confirmed by the day before it begins."""
    return year.first_day - dt.timedelta(days=1)


def _partners(rows: list[Contribution]) -> list[str]:
    return list(dict.fromkeys(str(row.partner) for row in rows))


def _about(rows: list[Contribution]) -> str:
    amounts = [row.amount for row in rows if row.amount is not None]
    count = f"{len(rows)} contribution{'' if len(rows) == 1 else 's'}"
    return f"{count}, {pounds(sum(amounts, NOTHING))}" if amounts else count
