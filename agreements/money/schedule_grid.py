"""The sheets of a schedule's workbook that hold figures: the grid of a year's lines, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from agreements.money import schedule_list
from agreements.money.schedules import Block, Line, Schedule, YearOfSchedule
from agreements.money.schedules import Cell as ScheduleCell
from agreements.money.shares import NO_SHARE, WHOLE, shares_of
from commissioning.spreadsheets.cells import AmongNumbers, Cell, Formula, Percent, total
from commissioning.spreadsheets.workbooks import Row, Style, column_letter

FIRST_PARTNER = 2
"""The column of the first partner, counted from 0: behind the year and the source."""


@dataclass
class Page:
    """Rows of a sheet as they are added, with the rows of the totals that others refer to."""

    rows: list[Row] = field(default_factory=list)
    headings_at: int | None = None
    cash_at: list[int] = field(default_factory=list)
    in_kind_at: list[int] = field(default_factory=list)

    def add(self, *cells: Cell, style: Style = Style.BODY) -> int:
        """Add a row, and say its number, counted from 1."""
        self.rows.append(Row(cells, style))
        return len(self.rows)

    def title(self, schedule: Schedule, what: str) -> None:
        self.add(what, style=Style.TITLE)
        if schedule.fund.caution:
            self.add(schedule.fund.caution, style=Style.WARNING)


def schedule_grid(schedule: Schedule) -> Page:
    page = Page()
    page.title(schedule, f"Schedule of {schedule.fund.name}")
    columns = [*(partner.name for partner in schedule.partners), "Total"]
    page.headings_at = page.add(
        "Financial year",
        "Source of funding",
        *(AmongNumbers(f"{name} (£)") for name in columns),
        style=Style.HEADINGS,
    )
    for year in schedule.years:
        _add_year(page, year)
    if len(schedule.years) > 1:
        _add_all_years(page, schedule)
    return page


def _add_year(page: Page, year: YearOfSchedule) -> None:
    label = year.year.label
    page.cash_at.append(_add_block(page, label, year.cash, "{}", "Total cash"))
    page.add(label, "Share of cash", *_shares(year.cash.totals))
    if year.in_kind.lines:
        at = _add_block(page, label, year.in_kind, "In kind: {}", "Total in kind")
        page.in_kind_at.append(at)


def _add_block(page: Page, label: str, block: Block, called: str, total_called: str) -> int:
    """Add the lines of a block and their total; the number of the total's row."""
    first = len(page.rows) + 1
    for line in block.lines:
        number = len(page.rows) + 1
        page.add(label, called.format(line.source), *_cells(line, number))
    last = len(page.rows)
    sums = [
        total(f"{column}{first}:{column}{last}", value) if block.lines else value
        for column, value in _lettered([*block.totals, block.total])
    ]
    return page.add(label, total_called, *sums, style=Style.TOTAL)


def _cells(line: Line, number: int) -> list[Cell]:
    first = column_letter(FIRST_PARTNER)
    last = column_letter(FIRST_PARTNER + len(line.cells) - 1)
    return [*map(_cell, line.cells), total(f"{first}{number}:{last}{number}", line.total)]


def _cell(cell: ScheduleCell) -> Cell:
    if not cell.is_entered:
        return None
    return cell.amount if cell.is_valued else AmongNumbers(cell.words)


def _add_all_years(page: Page, schedule: Schedule) -> None:
    sums = [
        Formula("=" + "+".join(f"{column}{row}" for row in page.cash_at), value)
        for column, value in _lettered([*schedule.totals, schedule.total])
    ]
    page.add("All years", "Total cash", *sums, style=Style.TOTAL)
    page.add("All years", "Share of cash", *_shares(schedule.totals))


def _shares(amounts: Sequence[Decimal]) -> list[Cell]:
    shares = shares_of(amounts)
    if shares is None:
        return [AmongNumbers(NO_SHARE)] * (len(amounts) + 1)
    return [Percent(part) for part in (*shares, WHOLE)]


def contribution_list(schedule: Schedule) -> tuple[Page, int]:
    """The list as a sheet, and the number of the row of its total: of cash and what is in kind."""
    page = Page()
    page.title(schedule, "Contributions, one row each")
    page.headings_at = page.add(*schedule_list.HEADINGS, style=Style.HEADINGS)
    first = len(page.rows) + 1
    for cells in schedule_list.list_rows(schedule):
        page.add(*cells)
    last, letter = len(page.rows), column_letter(schedule_list.AMOUNT)
    value = schedule.total + schedule.in_kind_total
    in_all = total(f"{letter}{first}:{letter}{last}", value) if last >= first else value
    before: list[Cell] = [None] * (schedule_list.AMOUNT - 1)
    return page, page.add("Total", *before, in_all, style=Style.TOTAL)


def _lettered(values: Sequence[Decimal]) -> list[tuple[str, Decimal]]:
    """The values of the partners and of the total, each with its column."""
    return [(column_letter(i), value) for i, value in enumerate(values, start=FIRST_PARTNER)]
