"""The list of agreements as a file: CSV, spreadsheet, JSON, and a calendar of their days."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.utils import timezone
from icalendar import Calendar, Event

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import as_when_left, left_by
from agreements.register.lifetime import first_day, last_day
from agreements.register.listing import Clocks, clocks_of
from agreements.register.models import Agreement
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.printed_parties import print_parties
from agreements.register.standing import Standing, standing
from agreements.register.year_totals import YearTotal, totals_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.exports import record_export
from commissioning.spreadsheets.cells import Cell
from commissioning.spreadsheets.csv_files import csv_lines
from commissioning.spreadsheets.workbooks import Row, Sheet, Style, workbook

AT_ONCE = 200
HEADINGS = [
    "Title", "Reference", "Kind", "Place", "Parties", "First day", "Last day", "Stands", "As at",
    "Known on", "Review", "Lead", "Year", "Total of the year", "Address",
]  # fmt: skip
WIDTHS = [50, 18, 28, 18, 50, 13, 13, 20, 13, 13, 13, 30, 10, 18, 50]


@dataclass(frozen=True)
class Listed:
    """An agreement of the list with its days and how it stands."""

    agreement: Agreement
    facts: Facts
    how: Standing
    first: dt.date | None
    last: dt.date | None
    year: FinancialYear
    total: YearTotal | None
    url: str
    clocks: Clocks
    left: dt.date | None


def note_list_export(ending: str, *, by: Any) -> None:
    """Record that `by` takes the list away. Raises TooManyExports (C-62)."""
    record_export(
        "agreements",
        by,
        file_format=ending,
        by=by,
        organisations=by.organisation_ids,
        now=timezone.now(),
    )


def listed(agreements: AgreementQuerySet, clocks: Clocks, request: Any) -> Iterator[Listed]:
    """Each agreement in order; read a few hundred at a time, so that a long list needs no room."""
    ids = list(agreements.values_list("pk", flat=True))
    related = Agreement.objects.select_related("partnership", "term").prefetch_related("parties")
    remaining, year = iter(ids), FinancialYear.containing(clocks.day)
    while some := list(islice(remaining, AT_ONCE)):
        rows = related.in_bulk(some)
        left = left_by(some, request.user)
        of_each = clocks_of(some, clocks, left)
        print_parties(rows.values(), {pk: by.day for pk, by in of_each.items()})
        facts = facts_with_successors(some, seen_by=request.user)
        totals = totals_of(some, year, request.user)
        for pk in some:
            one, by = facts[pk], of_each[pk]
            yield Listed(
                rows[pk],
                one,
                standing(one, by.day, by.known_on, others=facts),
                first_day(one),
                last_day(one, by.known_on, facts),
                year,
                totals.get(pk),
                request.build_absolute_uri(rows[pk].get_absolute_url()),
                by,
                left.get(pk),
            )


def as_csv(agreements: AgreementQuerySet, clocks: Clocks, request: Any) -> Iterable[bytes]:
    rows = (_cells(one) for one in listed(agreements, clocks, request))
    return csv_lines(chain([HEADINGS], rows))


def as_workbook(agreements: AgreementQuerySet, clocks: Clocks, request: Any) -> bytes:
    rows = (Row(_cells(one)) for one in listed(agreements, clocks, request))
    headings = Row(HEADINGS, Style.HEADINGS)
    sheets = [
        Sheet("Agreements", chain([headings], rows), WIDTHS, headings_at=1),
        Sheet("Read me", [Row([line]) for line in _about(clocks)], [100]),
    ]
    return workbook("Agreements", sheets, made_at=timezone.localtime())


def as_json(agreements: AgreementQuerySet, clocks: Clocks, request: Any) -> Iterator[bytes]:
    yield json.dumps({"as_at": f"{clocks.day}", "known_on": f"{clocks.known_on}"})[:-1].encode()
    yield b', "agreements": ['
    for n, one in enumerate(listed(agreements, clocks, request)):
        yield (b",\n" if n else b"\n") + json.dumps(_plain(one), ensure_ascii=False).encode()
    yield b"\n]}\n"


def as_calendar(agreements: AgreementQuerySet, clocks: Clocks, request: Any) -> Iterator[bytes]:
    """A day of its own for each last day and each review: all day, the same one every time."""
    frame = Calendar()
    frame.add("prodid", "-//Joint commissioning//Agreements//EN")
    frame.add("version", "2.0")
    frame.add("x-wr-timezone", "Europe/London")
    head, foot = frame.to_ical().split(b"END:VCALENDAR")
    yield head
    for one in listed(agreements, clocks, request):
        days = {"ends": one.last, "review": one.agreement.term.review_latest}
        for word, day in days.items():
            if day:
                yield _event(one, word, day, request.get_host()).to_ical()
    yield b"END:VCALENDAR" + foot


def _event(one: Listed, word: str, day: dt.date, host: str) -> Event:
    event = Event()
    said = "ends" if word == "ends" else "is to be reviewed"
    event.add("uid", f"{one.agreement.key}-{word}@{host}")
    event.add("dtstamp", one.agreement.changed_at)
    event.add("sequence", one.agreement.version)
    event.add("dtstart", day)
    event.add("summary", f"{one.agreement.title} {said}")
    event.add("url", one.url)
    event.add("transp", "TRANSPARENT")
    return event


def _cells(one: Listed) -> list[Cell]:
    agreement = one.agreement
    return [
        agreement.title,
        agreement.reference,
        agreement.get_kind_display(),
        agreement.partnership.name,
        "; ".join(str(party) for party in agreement.parties_on(one.clocks.day)),
        one.first,
        one.last,
        str(one.how.state),
        one.clocks.day,
        one.clocks.known_on,
        agreement.term.review_latest,
        "; ".join(str(party) for party in agreement.leads_on(one.clocks.day)),
        str(one.year),
        one.total.cash if one.total else None,
        one.url,
    ]


def _plain(one: Listed) -> dict[str, Any]:
    agreement = one.agreement
    return {
        "key": agreement.key,
        "title": agreement.title,
        "reference": agreement.reference,
        "kind": agreement.kind,
        "place": agreement.partnership.slug,
        "parties": [str(party) for party in as_when_left(agreement.joined_parties, one.left)],
        "first": one.first and str(one.first),
        "last": one.last and str(one.last),
        "starts_words": agreement.term.starts_words,
        "ends_words": agreement.term.ends_words,
        "stands": str(one.how.state),
        "rests_on": [str(rest) for rest in one.how.rests_on],
        "leads": [str(party) for party in agreement.leads_on(one.clocks.day)],
        "year": str(one.year),
        "total": one.total and f"{one.total.cash:.2f}",
        "total_is_partly_invented": bool(one.total and one.total.is_partly_invented),
        "url": one.url,
    }


def _about(clocks: Clocks) -> list[str]:
    return [
        "The agreements that you may see, as the filters of the list left them.",
        (
            f"How each stands is judged on {clocks.day:%-d %B %Y}, by what was known on"
            f" {clocks.known_on:%-d %B %Y}."
        ),
        "One that your organisation has left is judged on its last day as a party.",
        "Days are inclusive: an agreement is in force on its last day.",
        "Parties are those on the day, under the names that the agreement prints.",
        "The lead is whoever the agreement names as lead commissioner.",
        (
            "The total is the cash put into its pooled funds in the year of the day; some amounts"
            " may be invented for illustration, which the page of the fund says."
        ),
    ]


Maker = Callable[[AgreementQuerySet, Clocks, Any], bytes | Iterable[bytes]]
FILES: dict[str, tuple[Maker, str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (as_json, "application/json"),
    "ics": (as_calendar, "text/calendar; charset=utf-8"),
}
