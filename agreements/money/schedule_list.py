"""The contributions of a schedule as a plain list: one row each, for ledgers and spreadsheets."""

from collections.abc import Iterator

from agreements.money.authorities import decided_words
from agreements.money.models import Contribution
from agreements.money.schedules import NOTHING, Partner, Schedule
from commissioning.calendar.financial_years import FinancialYear
from commissioning.spreadsheets.cells import Cell

HEADINGS = (
    "Financial year",
    "Partner",
    "Source of funding",
    "Source as printed",
    "Amount (£)",
    "Figures",
    "Cash or in kind",
    "Revenue or capital",
    "Recurrence",
    "Basis",
    "From",
    "To",
    "Status",
    "Confirmed on",
    "Amount confirmed (£)",
    "Decided by",
    "Stated in",
    "Note",
)
WIDTHS = (10, 28, 30, 18, 17, 24, 10, 11, 12, 16, 13, 13, 12, 13, 17, 24, 20, 32)
AMOUNT = HEADINGS.index("Amount (£)")


def list_rows(schedule: Schedule) -> Iterator[tuple[Cell, ...]]:
    """Every contribution, each saying if its figures are real or invented, by year and
    partner; then a row of nothing for each partner that is a party in the year and has none
    (R-S75-18). The amounts sum to the schedule's totals."""
    figures = schedule.fund.get_figures_are_display()
    for year in schedule.years:
        for standing in year.standings:
            for row in standing.contributions:
                yield _row(row, standing.partner, figures)
        for standing in year.standings:
            if not standing.contributions and year.year in standing.partner.in_years:
                yield _nothing(year.year, standing.partner, figures)


def _row(row: Contribution, partner: Partner, figures: str) -> tuple[Cell, ...]:
    return (
        row.financial_year.label,
        partner.name,
        row.source.name,
        row.source_as_printed,
        row.amount,
        figures,
        row.get_form_display(),
        row.get_spend_display(),
        row.get_recurrence_display(),
        row.get_basis_display(),
        row.effective_from,
        row.effective_to,
        row.status_words,
        row.confirmed_on,
        row.confirmed_amount,
        decided_words(row),
        row.stated_in,
        row.note,
    )


def _nothing(year: FinancialYear, partner: Partner, figures: str) -> tuple[Cell, ...]:
    gap: tuple[Cell, ...] = (None,) * (len(HEADINGS) - AMOUNT - 2)
    return (year.label, partner.name, "Nothing entered", "", NOTHING, figures, *gap)
