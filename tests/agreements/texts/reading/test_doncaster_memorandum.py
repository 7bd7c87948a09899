"""The real memorandum of 2017 (paper 001). Facts are compared; its sentences stay in the paper."""

from datetime import date

import pytest

from agreements.texts.reading.agreement_text import AgreementText, read_agreement
from agreements.texts.reading.findings.binding import Binding
from agreements.texts.reading.findings.contents import ContentsDifference
from agreements.texts.reading.findings.ends import Ends
from agreements.texts.reading.findings.party_names import PrintedParty
from agreements.texts.reading.findings.signatures import SignatureBlock
from agreements.texts.reading.findings.starts import Starts
from agreements.texts.reading.passages import Role
from agreements.texts.reading.references import reference_of

pytestmark = pytest.mark.needs("the real papers")

SUB_CLAUSES = {
    "1": 5, "2": 1, "3": 4, "4": 4, "5": 6, "6": 1, "7": 4, "8": 1, "9": 1, "10": 5, "11": 1,
    "12": 2, "13": 2, "14": 1, "15": 2, "16": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def memorandum(doncaster_memorandum: bytes) -> AgreementText:
    return read_agreement(doncaster_memorandum, "memorandum.txt")


def body(memorandum: AgreementText, reference: str) -> str:
    (found,) = [p for p in memorandum.clauses if p.number == reference]
    return found.body


def test_the_text_joined_again_is_the_paper_word_for_word(doncaster_memorandum, memorandum):
    printed = doncaster_memorandum.decode().split()

    joined = [f"{p.mark} {p.heading} {p.body}" for p in memorandum.passages]

    assert memorandum.words == printed
    assert " ".join(joined).split() == printed


def test_nothing_is_left_to_place(memorandum):
    assert memorandum.unplaced == ()


def test_clauses_1_to_16_have_their_sub_clauses_with_numbers_as_printed(memorandum):
    expected = []
    for top, count in SUB_CLAUSES.items():
        expected += [top, *(f"{top}.{n}" for n in range(1, count + 1))]
        if top == "2":
            expected += [f"2.1.{n}" for n in range(1, 9)]

    assert [p.number for p in memorandum.clauses] == expected
    assert [p.mark for p in memorandum.clauses if p.depth == 1] == [
        f"{top}." for top in SUB_CLAUSES
    ]


def test_a_sub_clause_is_part_of_the_clause_that_its_number_names(memorandum):
    for passage in memorandum.clauses:
        above = None if passage.parent is None else memorandum.passages[passage.parent].number
        assert above == (passage.number.rpartition(".")[0] or None)


def test_the_passages_come_in_the_order_of_the_paper(memorandum):
    others = [(p.role, p.number) for p in memorandum.passages if p.role is not Role.CLAUSE]

    assert others == [
        (Role.TITLE, ""),
        (Role.CONTENTS, ""),
        (Role.PARTIES, ""),
        (Role.DATE, ""),
        (Role.SIGNATURES, ""),
        (Role.SIGNATURES, ""),
        (Role.MARK, ""),
        (Role.APPENDIX, "Appendix A"),
        (Role.MARK, ""),
        (Role.APPENDIX, "Appendix B"),
        (Role.MARK, ""),
    ]


def test_title_and_kind(memorandum):
    assert memorandum.title == "Integrated Commissioning Draft Memorandum of Understanding (MoU)"
    assert memorandum.kind == "mou"


def test_parties_have_addresses_and_defined_terms(memorandum):
    assert memorandum.parties == (
        PrintedParty(
            "Doncaster CCG", "Sovereign House, Heavens Walk, Doncaster, DN4 5HZ", "CCG", 2
        ),
        PrintedParty(
            "Doncaster Borough Council",
            "Civic Office, Waterdale, Doncaster, South Yorkshire, DN1 3BU",
            "Council",
            2,
        ),
    )
    assert [term.term for term in memorandum.collective_terms] == ["Party", "Parties"]
    assert [(term.term, term.meaning) for term in memorandum.defined_terms] == [
        ("MoU", "Memorandum of Understanding"),
        ("JCCC", "Joint Commissioning Co-Ordinators Committee"),
    ]


def test_the_contents_list_is_kept_and_its_other_headings_are_told(memorandum):
    assert len(memorandum.contents) == 18
    assert memorandum.contents_differences == (
        ContentsDifference("2", "Purpose", "The Memorandum of Understanding (MoU)"),
        ContentsDifference("3", "Our Ambition", "Our Ambition – what are we trying to achieve"),
        ContentsDifference("15", "Charges and Liabilities", "Charges and liabilities"),
        ContentsDifference("16", "Term of Agreement", "Term of the Agreement"),
    )


def test_lists_stay_in_their_clause_with_the_bullets_as_printed(memorandum):
    bullets = {
        number: [line for line in body(memorandum, number).splitlines() if line.startswith("- ")]
        for number in ("2.1.7", "3.4", "4.3", "6.1", "7.2", "7.4", "9.1")
    }

    assert {number: len(lines) for number, lines in bullets.items()} == {
        "2.1.7": 5, "3.4": 5, "4.3": 4, "6.1": 6, "7.2": 9, "7.4": 7, "9.1": 9,
    }  # fmt: skip
    assert all(line.startswith("- ✓ ") for line in bullets["9.1"])


def test_six_areas_are_read_and_a_page_break_does_not_cut_them(memorandum):
    (listing,) = [p for p in memorandum.clauses if p.number == "5.2"]

    assert [area.name for area in memorandum.areas] == [
        "Dermatology",
        "Urgent & Emergency Care",
        "Intermediate Care",
        "Complex Lives",
        "Starting Well (1001 days)",
        "Vulnerable Adolescents",
    ]
    assert {area.passage for area in memorandum.areas} == {listing.order}
    assert len(listing.body_paragraphs) == 7
    assert body(memorandum, "12.2").splitlines() == [body(memorandum, "12.2")]


def test_three_milestones_in_printed_order(memorandum):
    assert [(m.due.words, m.due.latest, m.due.inferred) for m in memorandum.milestones] == [
        ("10 November 2017", date(2017, 11, 10), False),
        ("1st April 2018", date(2018, 4, 1), False),
        ("31 January 2018", date(2018, 1, 31), False),
    ]


def test_it_runs_from_the_last_signature_to_31_march_2018(memorandum):
    start, end = memorandum.term.start, memorandum.term.end

    assert (start.kind, start.words, start.on) == (
        Starts.LAST_SIGNATURE,
        "on the date signed by both parties",
        None,
    )
    assert end.kind is Ends.FIXED
    assert end.on is not None
    assert (end.on.words, end.on.latest) == ("31st March 2018", date(2018, 3, 31))
    assert memorandum.passages[end.passage or 0].number == "16.1"


def test_it_says_twice_that_it_does_not_bind(memorandum):
    assert memorandum.binding is Binding.NO
    assert [statement.clause for statement in memorandum.binding_statements] == ["2.1.5", "2.1.8"]


def test_a_named_but_unsigned_block_and_a_blank_one_both_survive(memorandum):
    assert memorandum.signatures == (
        SignatureBlock(
            name="Jackie Pederson",
            position="Accountable Officer",
            organisation="NHS Doncaster Clinical Commissioning Group",
            date="",
            signature="",
            passage=69,
        ),
        SignatureBlock(
            name="",
            position="",
            organisation="Doncaster Borough Council",
            date="",
            signature="",
            passage=70,
        ),
    )


def test_three_draft_marks_survive(memorandum):
    assert [(mark.words, mark.line) for mark in memorandum.draft_marks] == [
        ("DRAFT", 261),
        ("DRAFT", 272),
        ("DRAFT", 284),
    ]


def test_papers_spoken_of_and_not_held(memorandum):
    assert [(paper.title_lines, paper.where) for paper in memorandum.papers_referred_to] == [
        (("plan on a page",), "5.6"),
        (("Doncaster Place Plan", "Final Version 18 Octo:"), "Appendix A"),
    ]


def test_what_is_to_be_done_again_and_again(memorandum):
    assert [(o.clause, o.rhythm, o.every, o.unit) for o in memorandum.obligations] == [
        ("5.5", "at least once a month", 1, "month"),
        ("6.1", "on an annual basis", 12, "month"),
    ]


@pytest.mark.parametrize("paper", ["002", "003", "004"])
def test_reports_that_are_no_agreements_lose_no_word_either(papers_dir, paper):
    content = next(papers_dir.glob(f"{paper}_*.txt")).read_bytes()

    text = read_agreement(content, "report.txt")

    assert text.words == content.decode().split()
    tops = [p.number for p in text.clauses if reference_of(text.passages, p).isdigit()]
    assert tops == [str(n) for n in range(1, len(tops) + 1)]
