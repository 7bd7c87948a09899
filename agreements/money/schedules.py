"""The schedule of a pooled fund: who puts in what, from where, in which year. Computed, never stored.

Every total is the sum of what stands above it, to the penny (law 5). What is in kind is shown and
never counts toward the shares of the cash (R-FIN-05).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agreements.money.models import Contribution, PooledFund
from agreements.money.shares import share_words, shares_of
from agreements.register.models import Party
from commissioning.calendar.dates import words
from commissioning.calendar.financial_years import FinancialYear
from commissioning.money.amounts import pounds

NOTHING = Decimal("0.00")
PUTS_MONEY_IN = {
    Party.Capacity.PARTNER,
    Party.Capacity.HOST,
    Party.Capacity.LEAD,
    Party.Capacity.FUNDER,
}


@dataclass(frozen=True)
class Partner:
    """A column of the schedule: a body, as the agreement prints it, and the days it is a party."""

    id: int
    name: str
    in_years: frozenset[FinancialYear] = frozenset()
    until_on: dt.date | None = None

    def left_within(self, year: FinancialYear) -> bool:
        """Whether it was a party for a part of the year only, and then no more."""
        return self.until_on is not None and year.first_day <= self.until_on < year.last_day


@dataclass(frozen=True)
class Cell:
    """What one partner puts in from one source: nothing entered, an amount, or in kind unvalued."""

    amount: Decimal = NOTHING
    is_entered: bool = False
    is_valued: bool = True

    @property
    def words(self) -> str:
        if not self.is_entered:
            return "–"
        return pounds(self.amount) if self.is_valued else "not valued"


@dataclass(frozen=True)
class Line:
    """A row of the schedule: a source, with a cell for every partner."""

    source: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> Decimal:
        return sum((cell.amount for cell in self.cells), NOTHING)


@dataclass(frozen=True)
class Block:
    """The lines of a year that add up together: its cash, or what is in kind."""

    lines: tuple[Line, ...]
    totals: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.totals, NOTHING)


@dataclass(frozen=True)
class Standing:
    """How far a partner's contributions to a year are settled."""

    partner: Partner
    contributions: tuple[Contribution, ...]

    @property
    def awaiting(self) -> int:
        return sum(row.awaits_confirmation for row in self.contributions)

    @property
    def is_settled(self) -> bool:
        return bool(self.contributions) and not self.awaiting

    @property
    def words(self) -> str:
        if not self.contributions:
            return "Nothing entered"
        if not self.awaiting:
            return "Confirmed"
        if self.awaiting == len(self.contributions):
            return "To be confirmed"
        return f"{self.awaiting} of {len(self.contributions)} to be confirmed"


@dataclass(frozen=True)
class YearOfSchedule:
    """One financial year of a schedule. Shares are of the cash, in percent."""

    year: FinancialYear
    cash: Block
    in_kind: Block
    shares: tuple[Decimal, ...] | None
    standings: tuple[Standing, ...]

    @property
    def standings_to_tell(self) -> list[Standing]:
        """Of those that were party in the year, or put something in all the same."""
        return [
            standing
            for standing in self.standings
            if standing.contributions or self.year in standing.partner.in_years
        ]

    @property
    def share_words(self) -> tuple[str, ...]:
        return share_words(self.cash.totals)

    @property
    def is_settled(self) -> bool:
        """Every partner that put something in has confirmed it."""
        entered = [standing for standing in self.standings if standing.contributions]
        return bool(entered) and all(standing.is_settled for standing in entered)


@dataclass(frozen=True)
class Schedule:
    """The years of a fund side by side. Totals and shares are of the cash of all its years."""

    fund: PooledFund
    partners: tuple[Partner, ...]
    years: tuple[YearOfSchedule, ...]
    contributions: tuple[Contribution, ...]

    @property
    def totals(self) -> tuple[Decimal, ...]:
        return _columns([year.cash.totals for year in self.years], len(self.partners))

    @property
    def total(self) -> Decimal:
        return sum(self.totals, NOTHING)

    @property
    def in_kind_total(self) -> Decimal:
        return sum((year.in_kind.total for year in self.years), NOTHING)

    @property
    def shares(self) -> tuple[Decimal, ...] | None:
        return shares_of(self.totals)

    @property
    def share_words(self) -> tuple[str, ...]:
        return share_words(self.totals)

    @property
    def source_totals(self) -> dict[str, Decimal]:
        """The cash of all years from each source, in the order of the lines."""
        found: dict[str, Decimal] = {}
        for year in self.years:
            for line in year.cash.lines:
                found[line.source] = found.get(line.source, NOTHING) + line.total
        return found


def schedule_of(fund: PooledFund, years: Iterable[FinancialYear] | None = None) -> Schedule:
    """The schedule of `years`, or of every year that has a contribution, in two queries."""
    rows = fund.contributions.with_names().order_by("year", "source__position", "pk")
    asked = None if years is None else sorted(set(years))
    if asked is not None:
        rows = rows.filter(year__in=[year.starting for year in asked])
    parties = fund.agreement.parties.joined().select_related("organisation")
    return lay_out(fund, list(parties), list(rows), asked)


def lay_out(
    fund: PooledFund,
    parties: Sequence[Party],
    contributions: Sequence[Contribution],
    years: Sequence[FinancialYear] | None = None,
) -> Schedule:
    """Lay contributions out by year, source and partner.

    Every party that can put money in has a column, whether it does or not (R-S75-18), and so has
    a body that did and is a party no longer. Where one body succeeds another inside a year, each
    has its own column, and they sum to the year (R-PTY-10).
    """
    shown = years if years is not None else sorted({row.financial_year for row in contributions})
    partners = _partners(parties, contributions, shown)
    of_year = {year: [row for row in contributions if row.financial_year == year] for year in shown}
    return Schedule(
        fund,
        partners,
        tuple(_year(year, partners, rows) for year, rows in of_year.items()),
        tuple(row for rows in of_year.values() for row in rows),
    )


def _partners(
    parties: Sequence[Party],
    contributions: Sequence[Contribution],
    years: Sequence[FinancialYear],
) -> tuple[Partner, ...]:
    contributors = {row.partner_id: row.partner for row in contributions}
    partners = []
    for party in parties:
        in_years = frozenset(year for year in years if _is_party_in(party, year))
        has_put_in = contributors.pop(party.organisation_id, None) is not None
        puts_in = not party.capacities or PUTS_MONEY_IN.intersection(party.capacities)
        if has_put_in or (puts_in and (in_years or not years)):
            name = _name_within(party, years)
            partners.append(Partner(party.organisation_id, name, in_years, party.until_on))
    former = sorted(contributors.values(), key=lambda body: body.name)
    return (*partners, *(Partner(body.pk, body.name) for body in former))


def _name_within(party: Party, years: Sequence[FinancialYear]) -> str:
    """The name as printed, with the day where the party came or left within a year (R-PTY-10)."""
    days = []
    if party.from_on and any(year.first_day < party.from_on <= year.last_day for year in years):
        days.append(f"from {words(party.from_on)}")
    if party.until_on and any(year.first_day <= party.until_on < year.last_day for year in years):
        days.append(f"to {words(party.until_on)}")
    return f"{party} ({' '.join(days)})" if days else str(party)


def _is_party_in(party: Party, year: FinancialYear) -> bool:
    return (party.from_on is None or party.from_on <= year.last_day) and (
        party.until_on is None or party.until_on >= year.first_day
    )


def _year(
    year: FinancialYear, partners: Sequence[Partner], rows: Sequence[Contribution]
) -> YearOfSchedule:
    cash = _block(partners, [row for row in rows if row.is_cash])
    return YearOfSchedule(
        year,
        cash=cash,
        in_kind=_block(partners, [row for row in rows if not row.is_cash]),
        shares=shares_of(cash.totals),
        standings=tuple(
            Standing(partner, tuple(row for row in rows if row.partner_id == partner.id))
            for partner in partners
        ),
    )


def _block(partners: Sequence[Partner], rows: Sequence[Contribution]) -> Block:
    by_line: dict[str, list[Contribution]] = {}
    for row in sorted(rows, key=lambda row: (row.source.position, line_words(row))):
        by_line.setdefault(line_words(row), []).append(row)
    lines = tuple(
        Line(words, tuple(_cell(partner, of_line) for partner in partners))
        for words, of_line in by_line.items()
    )
    amounts = [[cell.amount for cell in line.cells] for line in lines]
    return Block(lines, _columns(amounts, len(partners)))


def line_words(row: Contribution) -> str:
    """What the schedule calls the line that a contribution belongs to."""
    name = row.source_words if row.source.needs_words else row.source.name
    return f"{name} (capital)" if row.spend == Contribution.Spend.CAPITAL else name


def _cell(partner: Partner, rows: Sequence[Contribution]) -> Cell:
    own = [row for row in rows if row.partner_id == partner.id]
    amounts = [row.amount for row in own if row.amount is not None]
    return Cell(sum(amounts, NOTHING), is_entered=bool(own), is_valued=bool(amounts) or not own)


def _columns(rows: Sequence[Sequence[Decimal]], width: int) -> tuple[Decimal, ...]:
    """The sum of each column; nothing in every column where there are no rows."""
    return tuple(sum((row[i] for row in rows), NOTHING) for i in range(width))
