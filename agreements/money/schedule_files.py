"""The files a schedule can be taken away in."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.utils import timezone
from django.utils.text import slugify

from agreements.money.models import PooledFund
from agreements.money.particulars import particulars
from agreements.money.pictures import contributions_picture
from agreements.money.schedule_list import HEADINGS, list_rows
from agreements.money.schedules import Schedule
from agreements.money.warnings import fund_warnings, schedule_warnings
from commissioning.accounts.models import User
from commissioning.exports import record_export
from commissioning.pdf import PdfFailed, render_pdf
from commissioning.spreadsheets.csv_files import csv_lines

MOST_IN_PDF = 1_000


def note_export(fund: PooledFund, ending: str, *, by: User) -> None:
    """Record that `by` takes the schedule of `fund` away. Raises TooManyExports (C-62)."""
    record_export(
        "schedule",
        fund,
        file_format=ending,
        by=by,
        organisations=fund.agreement.organisation_ids,
        now=timezone.now(),
    )


def schedule_csv(schedule: Schedule) -> Iterator[bytes]:
    """Every contribution for a ledger, one line at a time."""
    return csv_lines(chain([HEADINGS], list_rows(schedule)))


def schedule_pdf(schedule: Schedule, *, made_on: date) -> bytes:
    """The schedule for the agreement's file. Raises PdfFailed, which says why.

    A long one is for a spreadsheet: laying it out would hold up everybody else (C-14).
    """
    if len(schedule.contributions) > MOST_IN_PDF:
        raise PdfFailed(
            f"It has {len(schedule.contributions):,} contributions, and a PDF holds"
            f" {MOST_IN_PDF:,}. Take the spreadsheet, or the PDF of one year."
        )
    context = {
        "fund": schedule.fund,
        "schedule": schedule,
        "particulars": particulars(schedule),
        "picture": contributions_picture(schedule),
        "warnings": [*fund_warnings(schedule.fund), *schedule_warnings(schedule)],
        "made_on": made_on,
    }
    title = f"{schedule.fund.name}: schedule of contributions"
    return render_pdf("documents/schedule.html", context, title=title)


def file_name(schedule: Schedule, ending: str) -> str:
    """Such as better-care-fund-schedule-2021-22-to-2022-23.xlsx, of letters, digits and hyphens."""
    years = [year.year.label.replace("/", "-") for year in schedule.years]
    span = years[:1] if len(years) < 2 else [f"{years[0]}-to-{years[-1]}"]
    marks = ["illustrative"] if schedule.fund.is_illustrative else []
    name = slugify(schedule.fund.name)[:60].strip("-") or "fund"
    return "-".join([name, "schedule", *span, *marks]) + f".{ending}"
