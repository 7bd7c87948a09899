"""The files a schedule can be taken away in."""

from collections.abc import Iterator
from itertools import chain

from django.utils.text import slugify

from agreements.money.schedule_list import HEADINGS, list_rows
from agreements.money.schedules import Schedule
from commissioning.spreadsheets.csv_files import csv_lines


def schedule_csv(schedule: Schedule) -> Iterator[bytes]:
    """Every contribution for a ledger, one line at a time; each says if its figures are invented."""
    figures = schedule.fund.caution or "Real"
    rows = ((*row, figures) for row in list_rows(schedule))
    return csv_lines(chain([(*HEADINGS, "Figures")], rows))


def file_name(schedule: Schedule, ending: str) -> str:
    """Such as better-care-fund-schedule-2021-22-to-2022-23.xlsx, of letters, digits and hyphens."""
    years = [year.year.label.replace("/", "-") for year in schedule.years]
    span = years[:1] if len(years) < 2 else [f"{years[0]}-to-{years[-1]}"]
    marks = ["illustrative"] if schedule.fund.is_illustrative else []
    name = slugify(schedule.fund.name)[:60].strip("-") or "fund"
    return "-".join([name, "schedule", *span, *marks]) + f".{ending}"
