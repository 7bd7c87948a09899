"""A text written as a Word file is read in again as what it was."""

import re
from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.texts.models import Clause
from agreements.texts.reading.agreement_text import read_agreement
from agreements.texts.reading.dividing.agreement_styles import number_of
from agreements.texts.writing.lines import blocks_of, text_of
from agreements.texts.writing.word import word_file
from tests.agreements.texts.reading.samples import EXAMPLE, SAMPLES
from tests.agreements.texts.writing.rows import rows_of_reading, structure, through_word


def reading_of(path):
    return read_agreement(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    "path", [EXAMPLE, *sorted(SAMPLES.glob("*.txt"))], ids=lambda path: path.stem
)
def test_what_was_read_comes_back_from_word_as_it_was(path):
    rows = rows_of_reading(reading_of(path))

    assert through_word(rows, mark="DRAFT") == structure(rows)


@pytest.mark.needs("the real papers")
def test_the_real_memorandum_comes_back_from_word_as_it_was(doncaster_memorandum):
    rows = rows_of_reading(read_agreement(doncaster_memorandum, "memorandum.txt"))

    assert through_word(rows) == structure(rows)


def passage(pk, mark="", heading="", body="", *, under=None, role="clause", number=None):
    number = number_of(mark) if number is None else number
    return Clause(
        pk=pk, parent_id=under, role=role, mark=mark, number=number, heading=heading, body=body
    )


AWKWARD = [
    "1 April 2021 is the day on which it begins.",
    "2.5 Not a clause of its own.",
    "(a) not an item of its own",
    "Schedule 1",
    "DRAFT",
    "Signed for and on behalf of the Council",
    "One\nTwo\n\nThree",
    "- one\n- two\n\n- apart\nclose",
    "o round\no rounder",
    "-\tno item\n-  nor this",
    "Fund\tAmount\nBetter care\t£10\n\nAfter it",
    "Fund\tAmount\nBetter care\t£10\nClose behind it",
    "a\tb\nc\td\n\ne\tf\ng\th",
    "\tempty first\nx\ty",
    "One row\tonly",
    "**Bold** and ** not ** or **open",
    "**a****b** ** ** ****",
    "<b>no tags</b> & no &amp; entities",
    "5\tnot a number of its own\n6\tnor this",
    "“Pooled Fund” means the money.",
    "Emoji 🙂, non-breaking\u00a0space, soft\u00adhyphen and Welsh ŵ",
]


@pytest.mark.parametrize("heading", ["", "What it says"])
@pytest.mark.parametrize("mark", ["", "1.", "Clause 1"])
def test_awkward_words_stay_in_their_clause(heading, mark):
    rows = [passage(n, mark, heading, body) for n, body in enumerate(AWKWARD, start=1)]

    assert through_word(rows) == structure(rows)


@pytest.mark.parametrize(
    "marks",
    [
        ["1.", "2.", "4.", "4.", "3."],
        ["1", "2A", "3", "III"],
        ["(a)", "(b)", "(i)", "(ii)", "(c)"],
        ["a)", "- (1)", "**7.**", "#2", "100%", "1/2"],
        ["01", "1.1.", "Clause 5", "Article IV", "Twelve"],
        ["(h)", "(i)", "(j)"],
        ["(z)", "(aa)", "(bb)"],
    ],
)
def test_marks_come_back_as_printed_whatever_they_are(marks):
    rows = [passage(n, mark, "", "Words.") for n, mark in enumerate(marks, start=1)]

    assert through_word(rows) == structure(rows)


def test_each_clause_stands_under_what_it_stood_under():
    rows = [
        passage(1, "1.", "First"),
        passage(2, "1.1", "", "Words.", under=1),
        passage(3, "", "A heading between", role="heading"),
        passage(4, "(a)", "", "Under 1.1 all the same.", under=2),
        passage(5, "", "A heading that holds", role="heading"),
        passage(6, "2.", "", "Under the heading.", under=5),
        passage(7, "", "", "Page 3 of 9", role="mark"),
        passage(8, "", "", "The rest of 2.", role="continuation", under=6),
        passage(9, "1.2", "", "Moved behind 2, still under 1.", under=1),
        passage(10, "Schedule 1", "Money", role="schedule"),
        passage(11, "1.", "", "Its own first.", under=10),
        passage(12, "", "", "Signed for the schedule", role="signatures", under=10),
    ]

    assert through_word(rows) == structure(rows)


def test_what_stands_deeper_than_word_has_levels_for_comes_back_too():
    rows = [passage(n, f"{n}.", "", "Words.", under=n - 1 or None) for n in range(1, 13)]

    assert through_word(rows) == structure(rows)


def test_a_number_that_nobody_printed_is_printed():
    rows = [passage(1, "", "Placed by hand", "Words.", number="7")]

    assert through_word(rows) == [("clause", "7", "7", "Placed by hand", "Words.", None)]


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Co", "Cn"]
)
WORDS = st.text(st.one_of(st.sampled_from("ab 1.(-*\t•"), LETTERS), max_size=30)
BODIES = st.lists(WORDS, max_size=4).map("\n".join)
MARKS = st.one_of(
    st.sampled_from(["", "1.", "2.", "1.1", "1.2", "2.1", "(a)", "(b)", "(i)", "(ii)", "i)", "A."]),
    st.from_regex(r"[(]?[0-9a-zA-Z.%]{1,4}[).]?", fullmatch=True),
)
PASSAGES = st.lists(
    st.tuples(
        st.sampled_from(
            ["clause", "clause", "heading", "schedule", "recital", "mark", "signatures", "unplaced"]
        ),
        MARKS, WORDS, BODIES, st.integers(0, 4),
    ),
    min_size=1, max_size=7,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(PASSAGES)
def test_any_text_comes_back_from_word_as_it_was(told):
    rows = [passage(1, "1.", "First", "Words.")]
    for role, mark, heading, body, above in told:
        pk = len(rows) + 1
        holders = [row.pk for row in rows if row.role in ("clause", "schedule", "heading")]
        under = holders[above] if above < len(holders) and role != "mark" else None
        body = text_of(blocks_of(" ".join(body.split("\r"))))
        heading = " ".join(heading.split())
        if heading or body or mark:
            rows.append(passage(pk, mark, heading, body, under=under, role=role))

    assert through_word(rows) == structure(rows)


@pytest.fixture
def memorandum():
    rows = rows_of_reading(reading_of(EXAMPLE))
    return word_file(rows, title="Memorandum", mark="DRAFT", foot="Memorandum")


def test_headings_are_word_s_own_and_clauses_are_numbered_by_word(memorandum):
    document = docx.Document(BytesIO(memorandum))

    headed = [p for p in document.paragraphs if p.text == "Scope"]
    sub = next(p for p in document.paragraphs if p.text.startswith("From 1st April 2018"))

    assert [p.style.name for p in headed] == ["Heading 1"]
    assert headed[0]._p.pPr.numPr is not None
    assert sub.style.name == "Agreement clause 2"
    assert sub._p.pPr.numPr.ilvl.val == 1
    assert document.core_properties.title == "Memorandum"
    assert document.core_properties.language == "en-GB"


def test_it_is_in_british_english_and_marked_draft_on_every_page(memorandum):
    with ZipFile(BytesIO(memorandum)) as file:
        styles = file.read("word/styles.xml").decode()
        headers = [file.read(n).decode() for n in file.namelist() if "header" in n]

    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
    assert any("DRAFT" in header for header in headers)


def test_the_first_row_of_a_table_is_its_header():
    rows = [passage(1, "1.", "Money", "Fund\tAmount\nBetter care\t£10\nEquipment\t£2")]
    document = docx.Document(BytesIO(word_file(rows, title="T", mark="", foot="T")))

    (table,) = document.tables
    heads = [row._tr.find(".//{*}tblHeader") is not None for row in table.rows]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Fund", "Amount"], ["Better care", "£10"], ["Equipment", "£2"],
    ]  # fmt: skip
    assert heads == [True, False, False]


def test_what_somebody_adds_in_word_is_read_as_what_its_style_says():
    rows = [passage(1, "1.", "Scope"), passage(2, "1.1", "", "Adults.", under=1)]
    document = docx.Document(BytesIO(word_file(rows, title="T", mark="", foot="T")))
    last = document.paragraphs[-1]
    added = document.add_paragraph("Children.", style=last.style)
    added._p.get_or_add_pPr().append(deepcopy(last._p.pPr.numPr))
    document.add_paragraph("2.\tMoney", style="Heading 1")
    document.add_paragraph("Typed below it.")
    buffer = BytesIO()
    document.save(buffer)

    read = read_agreement(buffer.getvalue(), "edited.docx")

    assert [(p.mark, p.number, p.heading, p.body, p.parent) for p in read.passages] == [
        ("1.", "1", "Scope", "", None),
        ("1.1", "1.1", "", "Adults.", 0),
        ("1.2", "1.2", "", "Children.", 0),
        ("2.", "2", "Money", "Typed below it.", None),
    ]
