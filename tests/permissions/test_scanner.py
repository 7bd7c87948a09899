"""The scanner finds what was planted, in each form in which something can leave the service."""

import csv
import datetime as dt
import io
import json
import zipfile

import icalendar
import openpyxl
import pikepdf
import pytest
from django.utils.feedgenerator import Atom1Feed
from docx import Document as WordDocument

from commissioning.pdf.rendering import make_pdf
from tests.permissions.scanner import canaries_in

PLANTED = "CNRY-agreement-7-purpose"
FOUND = {("agreement", 7, "purpose")}


def is_found(content):
    """What stands behind a canary may hang on to it, once spaces and tags are taken out."""
    return any(
        (noun, number) == ("agreement", 7) and field.startswith("purpose")
        for noun, number, field in canaries_in(content)
    )


def sheet():
    book = openpyxl.Workbook()
    return book, book.active


def saved(thing):
    file = io.BytesIO()
    thing.save(file)
    return file.getvalue()


def in_cell():
    book, page = sheet()
    page["A1"] = PLANTED
    return saved(book)


def in_properties_of_workbook():
    book, _ = sheet()
    book.properties.creator = PLANTED
    return saved(book)


def in_sheet_name():
    book, page = sheet()
    page.title = PLANTED
    return saved(book)


def in_word():
    paper = WordDocument()
    line = paper.add_paragraph("CNRY-agree")
    line.add_run("ment-7-purpose").bold = True
    return saved(paper)


def in_csv():
    file = io.StringIO()
    csv.writer(file).writerow(["Title", PLANTED])
    return file.getvalue().encode("utf-8-sig")


def in_calendar():
    calendar, event = icalendar.Calendar(), icalendar.Event()
    event.add(
        "summary", f"A summary so long that it is folded onto a second line by rule {PLANTED}"
    )
    event.add("dtstart", dt.date(2027, 4, 1))
    calendar.add_component(event)
    return calendar.to_ical()


def in_feed():
    feed = Atom1Feed(title="x", link="/", description="x")
    feed.add_item(
        title="x", link="/", description=PLANTED, updateddate=dt.datetime(2027, 4, 1, tzinfo=dt.UTC)
    )
    return feed.writeString("utf-8").encode()


def pdf(**with_):
    file = pikepdf.new()
    file.add_blank_page()
    for put in with_.values():
        put(file)
    return saved(file)


def in_pdf_metadata():
    return pdf(said=lambda file: file.docinfo.__setitem__("/Title", PLANTED))


def in_pdf_attachment():
    return pdf(
        held=lambda file: file.attachments.__setitem__(
            "note.txt", pikepdf.AttachedFileSpec(file, PLANTED.encode())
        )
    )


def in_archive_in_archive():
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("note.txt", PLANTED)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.zip", inner.getvalue())
    return outer.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda: f"<p title='{PLANTED}'>x</p>".encode(),
        lambda: b"<p>CNRY-agreement-<mark>7</mark>-purpose</p>",
        lambda: json.dumps({"detail": PLANTED}).encode(),
        lambda: PLANTED.encode("utf-16"),
        lambda: PLANTED.lower().encode() + b"@example.org",
        in_cell,
        in_properties_of_workbook,
        in_sheet_name,
        in_word,
        in_csv,
        in_calendar,
        in_feed,
        in_pdf_metadata,
        in_pdf_attachment,
        in_archive_in_archive,
    ],
)
def test_a_planted_canary_is_found(make):
    assert is_found(make())


def test_a_canary_on_the_page_of_a_pdf_is_found_though_lines_break_it():
    words = "".join(f"<p>{'x' * n} {PLANTED}</p>" for n in range(1, 90, 8))

    assert is_found(make_pdf(f"<h1>Words</h1>{words}", identifier="x"))


@pytest.mark.parametrize("name", ["Content-Disposition", "ETag", "Location"])
def test_a_canary_in_a_header_is_found(name):
    assert canaries_in(b"", {name: f"x {PLANTED}.pdf"}) == FOUND


def test_what_is_not_marked_is_not_found():
    assert canaries_in(b"<p>An agreement of 7 for a purpose</p>", {"ETag": '"7"'}) == set()
