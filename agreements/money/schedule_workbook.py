"""The schedule as a workbook: a front sheet, the schedule, every contribution, and a read me."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from agreements.money import schedule_list
from agreements.money.particulars import particulars
from agreements.money.schedule_grid import FIRST_PARTNER, Page, contribution_list, schedule_grid
from agreements.money.schedules import NOTHING, Schedule
from agreements.money.warnings import fund_warnings, schedule_warnings
from commissioning.spreadsheets.cells import Formula
from commissioning.spreadsheets.workbooks import Sheet, Style, column_letter, workbook

READ_ME = (
    ("Amounts", "Pounds and pence, net of VAT that can be recovered."),
    ("Financial year", "1 April to 31 March: 2022/23 is 1 April 2022 to 31 March 2023."),
    ("Partner", "A body that is a party to the agreement. Each has a column, even with nothing."),
    ("Source of funding", "Where the partner's money comes from, under its national name."),
    ("Source as printed", "What the paper calls the source, where it uses other words."),
    ("In kind", "Staff, premises or goods. Shown apart; never part of the shares of the cash."),
    (
        "Share of cash",
        "To two places. Odd hundredths go to the largest remainders: they make exactly 100.00%.",
    ),
    ("Indicative", "Entered, and not confirmed by the partner whose money it is."),
    ("Confirmed", "Confirmed by the partner whose money it is, or stated so by the paper named."),
    ("Varied", "Changed since it was confirmed; the amount confirmed stands beside it."),
    ("Basis", "Whether the amount is gross or net of what clients are charged."),
    ("Figures", "Real, or invented for illustration: those are of no organisation."),
    ("Check", "On the front sheet: the schedule's totals less the list of contributions."),
)


def schedule_workbook(schedule: Schedule, *, made_at: datetime) -> bytes:
    """The workbook, as XLSX. Its totals are formulas; a check cell compares two ways to the total.

    The shares are values: a formula would round each by itself, and they would not make 100.
    """
    grid = schedule_grid(schedule)
    contributions, listed_at = contribution_list(schedule)
    front = _front(schedule, grid, listed_at, made_at)
    partner_widths = [20] * (len(schedule.partners) + 1)
    sheets = [
        Sheet("Front sheet", front.rows, (30, 64)),
        Sheet("Schedule", grid.rows, (11, 38, *partner_widths), grid.headings_at),
        Sheet(
            "Contributions",
            contributions.rows,
            schedule_list.WIDTHS,
            contributions.headings_at,
        ),
        Sheet("Read me", _read_me().rows, (24, 96)),
    ]
    return workbook(f"Schedule of {schedule.fund.name}", sheets, made_at=made_at)


def _front(schedule: Schedule, grid: Page, listed_at: int, made_at: datetime) -> Page:
    page = Page()
    page.title(schedule, schedule.fund.name)
    page.add("Schedule of contributions", style=Style.SECTION)
    for label, value in particulars(schedule):
        page.add(label, value)
    made = timezone.localtime(made_at)
    page.add("Made on", f"{made:%-d %B %Y} at {made:%H:%M}")
    page.add()
    _add_totals(page, schedule, grid, listed_at)
    if warnings := [*fund_warnings(schedule.fund), *schedule_warnings(schedule)]:
        page.add()
        page.add("What is missing or odd", style=Style.SECTION)
        for warning in warnings:
            page.add(warning, style=Style.WARNING)
    return page


def _add_totals(page: Page, schedule: Schedule, grid: Page, listed_at: int) -> None:
    """The totals of the schedule, and whether the list of contributions comes to the same."""
    page.add("Totals", style=Style.SECTION)
    column = column_letter(FIRST_PARTNER + len(schedule.partners))
    cash = page.add("Cash", _sum_of(column, grid.cash_at, schedule.total))
    in_kind = page.add(
        "In kind, as far as valued", _sum_of(column, grid.in_kind_at, schedule.in_kind_total)
    )
    listed = f"Contributions!{column_letter(schedule_list.AMOUNT)}{listed_at}"
    difference = Formula(f"=ROUND(B{cash}+B{in_kind}-{listed},2)", NOTHING)
    at = page.add("Schedule less list", difference)
    page.add("Check", Formula(f'=IF(B{at}=0,"Agrees","Does not agree")', "Agrees"))


def _sum_of(column: str, rows: Sequence[int], value: Decimal) -> Formula | Decimal:
    if not rows:
        return value
    return Formula("=" + "+".join(f"Schedule!{column}{row}" for row in rows), value)


def _read_me() -> Page:
    page = Page()
    page.add("Read me", style=Style.TITLE)
    page.add("Word", "Meaning", style=Style.HEADINGS)
    for word, meaning in READ_ME:
        page.add(word, meaning)
    return page
