"""The files in which a performance report can be taken away."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.utils import timezone
from django.utils.text import slugify

from agreements.areas.judging import amount
from agreements.areas.reporting import Report, performance_of
from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.pdf import render_pdf
from commissioning.spreadsheets.cells import AmongNumbers, Cell, Percent
from commissioning.spreadsheets.workbooks import Row, Sheet, Style, workbook

PERFORMANCE_PDF = "performance_pdf"
HEADINGS = ("Area, fund or plan", "Indicator", "Framework", "Baseline", "Target", "Last reading", "Figure",
            "Unit", "Against target", "In words", "Next reading")  # fmt: skip
WIDTHS = (24, 36, 20, 18, 20, 16, 12, 10, 40, 40, 24)
THE_AGREEMENT = "The agreement as a whole"


def make_performance_pdf(job: Job, agreement: Agreement) -> Made:
    """The report as it stands now, for the board that was asked for, if one was."""
    today = timezone.localdate()
    boards = Body.objects.filter(partnership=agreement.partnership_id)
    context = {
        "agreement": agreement,
        "report": performance_of(agreement, today=today),
        "board": boards.filter(pk=job.details.get("board")).first(),
        "on": today,
    }
    title = f"Performance report: {agreement.title}"
    content = render_pdf("documents/performance.html", context, title=title)
    return Made(title, file_name(agreement, "pdf"), "application/pdf", content)


def performance_workbook(agreement: Agreement, *, made_at: dt.datetime) -> bytes:
    """The same as a sheet, a row an indicator."""
    today = timezone.localdate(made_at)
    report = performance_of(agreement, today=today)
    title = f"Performance report: {agreement.title}"
    rows = [
        Row([title], Style.TITLE),
        Row([f"As it stood on {words(today)}. {report.sentence}"]),
        Row([]),
        Row(HEADINGS, Style.HEADINGS),
        *(Row(cells) for cells in _cells(report)),
    ]
    return workbook(title, [Sheet("Performance", rows, WIDTHS, headings_at=4)], made_at=made_at)


def file_name(agreement: Agreement, ending: str) -> str:
    return f"{slugify(agreement.title)[:70].strip('-') or 'agreement'}-performance.{ending}"


def _cells(report: Report) -> Iterator[list[Cell]]:
    for group in report.groups:
        for line in group.lines:
            one, reading = line.indicator, line.reading
            value = None if reading is None or reading.value is None else reading.value
            yield [
                group.name or THE_AGREEMENT,
                one.name,
                one.get_framework_display() if one.framework else "",
                line.baseline,
                line.target,
                reading.on_words if reading else "",
                _figure(value, one.measured_in),
                one.measured_in,
                line.judgement.sentence,
                reading.narrative if reading else "",
                line.next_reading,
            ]


def _figure(value: Decimal | None, unit: str) -> Cell:
    """A number that can be counted with; a fraction of no percentage stays text, as amounts of
    money alone have decimals here."""
    if value is None:
        return None
    if unit == "%":
        return Percent(value)
    return int(value) if value == int(value) else AmongNumbers(amount(value, ""))
