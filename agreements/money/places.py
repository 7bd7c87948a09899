"""The funds of a place: on its page, and on its timeline."""

from collections.abc import Iterator
from typing import Any

from agreements.money.models import Contribution, PooledFund
from agreements.money.overview import FundYear, fund_years
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.money.amounts import pounds_in_words
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.reading import read_once
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry

FIRST_ROWS = 10


def funds_section(partnership: Partnership, user: Any) -> Section | None:
    """The place's funds that `user` may see, each with its last year."""
    years = read_once(partnership, user, years_seen)
    funds = [fund for fund, _ in years[:FIRST_ROWS]]
    if not funds:
        return None
    latest = {fund.pk: rows[0] for fund, rows in years if rows}
    return Section(
        "Money",
        [
            Row(fund.name, fund.get_absolute_url(), _words(fund, latest.get(fund.pk)))
            for fund in funds
        ],
        more_text="All funds of this place",
        more_url=f"/money/?place={partnership.pk}",
        order=40,
    )


def fund_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """What is put into each fund, on the first day of the year it is for."""
    for fund, rows in read_once(partnership, user, years_seen):
        for row in rows:
            words, url = f"{fund.name}, {row.year}: {_words(fund, row)}", fund.get_absolute_url()
            yield Entry(PrintedDate.on(row.year.first_day), words, url, "money")


def years_seen(partnership: Partnership, user: Any) -> list[tuple[PooledFund, list[FundYear]]]:
    """The place's funds that `user` may see, each with its years, the latest first."""
    funds = list(_funds(partnership, user))
    years: dict[int, list[FundYear]] = {fund.pk: [] for fund in funds}
    for row in fund_years(funds, Contribution.objects.visible_to(user)) if funds else ():
        years[row.fund.pk].append(row)
    return [(fund, years[fund.pk]) for fund in funds]


def _funds(partnership: Partnership, user: Any) -> Any:
    seen = PooledFund.objects.visible_to(user).with_names()
    return seen.filter(agreement__partnership=partnership)


def _words(fund: PooledFund, row: FundYear | None) -> str:
    if row is None:
        return "Nothing entered yet"
    invented = ", amounts invented for illustration" if fund.is_illustrative else ""
    return f"{pounds_in_words(row.cash)} of cash in {row.year}, {row.words}{invented}"
