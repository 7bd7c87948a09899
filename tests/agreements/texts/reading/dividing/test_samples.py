import pytest

from agreements.texts.reading.passages import Role
from tests.agreements.texts.reading.samples import NAMES, SAMPLES, clause, outline, sample


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_sample_is_read_in_its_order(name):
    words = (SAMPLES / f"{name}.txt").read_text().split()

    assert sample(name).words == words


@pytest.mark.parametrize("name", NAMES)
def test_mark_heading_and_body_are_all_that_a_passage_prints(name):
    for passage in sample(name).passages:
        parts = f"{passage.mark} {passage.heading} {passage.body}"
        assert "".join(parts.split()) == "".join(passage.text.split())


def test_a_section_75_agreement_has_its_clauses_lists_and_schedules():
    assert outline(sample("section_75")) == [
        "IT IS AGREED as follows:",
        "1. DEFINITIONS",
        "  1.1",
        "  1.2",
        "2. COMMENCEMENT AND DURATION",
        "  2.1",
        "  2.2",
        "3. THE POOLED FUND",
        "  3.1",
        "    (a)",
        "    (b)",
        "      (i)",
        "      (ii)",
        "      (iii)",
        "    (c)",
        "  3.2",
        "  3.3",
        "SCHEDULE 1 Services",
        "  Part 1 - Loans",
        "  1.",
        "    1.1",
        "  2.",
        "  Part 2 - Repairs",
        "  1.",
        "SCHEDULE 2 - RISK SHARE",
        "  1.",
    ]


def test_recitals_are_lettered_passages_of_their_own():
    recitals = [p for p in sample("section_75").passages if p.role is Role.RECITAL]

    assert [(p.number, p.heading, p.body) for p in recitals] == [
        ("", "BACKGROUND", ""),
        ("(A)", "", "The Council arranges social care for adults."),
        ("(B)", "", "The CCG arranges health care for the same people."),
        ("(C)", "", "The Partners wish to lend equipment from one store."),
    ]


def test_whereas_begins_recitals_and_the_agreed_words_end_them():
    text = sample("whereas")

    assert [p.number for p in text.passages if p.role is Role.RECITAL] == ["", "A", "B"]
    assert outline(text) == [
        "NOW THEREFORE IT IS AGREED:",
        "1. TERM",
        "2. LEAD",
        "3. REVIEW",
        "  3.1",
        "  3.2.",
        "Annexe A Service specification",
        "Annexe B - Finance",
        "  1.1",
        "  1.2",
    ]


def test_clauses_can_be_numbered_with_the_word_clause():
    assert outline(sample("clause_words")) == [
        "Clause 1 – Purpose",
        "Clause 2 – Term",
        "Clause 3 – Standing",
        "Annex A: Services in scope",
    ]


def test_bare_numbers_are_clauses_and_figures_and_dates_are_text():
    text = sample("bare_numbers")

    assert outline(text) == [
        "1 Purpose",
        "  1.1",
        "  1.2",
        "2 How long it lasts",
        "  2.1",
        "3 Standing",
        "  3.1",
    ]
    assert text.passages[3].body == (
        "131 people use the service today, and\n1.5 million pounds is spent on it."
    )


def test_headings_in_capitals_are_the_clauses_where_nothing_is_numbered():
    text = sample("capital_headings")

    assert [(p.number, p.heading) for p in text.clauses] == [
        ("", "PURPOSE"),
        ("", "WHAT EACH WILL DO"),
        ("", "HOW LONG IT LASTS"),
    ]


def test_half_brackets_number_parties_first_and_clauses_after_them():
    text = sample("half_brackets")

    assert [(party.name, party.term) for party in text.parties] == [
        ("Mossley Council", "Council"),
        ("NHS Mossley CCG", "CCG"),
    ]
    assert outline(text) == [
        "1) Why we share",
        "  a)",
        "  b)",
        "    i)",
        "    ii)",
        "  c)",
        "2) How we share",
        "  a)",
        "Appendix 1 - Contacts",
        "Appendix 2 - Form of request",
    ]


def test_lines_broken_at_the_width_of_a_page_are_paragraphs_again():
    text = sample("hard_wrapped")

    assert outline(text) == [
        "1. Introduction",
        "  1.1",
        "  1.2",
        "2. Meetings",
        "  2.1",
        "  2.2",
        "    (a)",
        "    (b)",
        "3. Term",
        "  3.1",
    ]
    assert clause(text, "1.1").endswith(
        "what they know about demand under 1.2  million contacts a year."
    )
    assert clause(text, "1.2").endswith("clause 2.1 of the standing orders, stay where they are.")


def test_a_clause_goes_on_after_a_page_mark():
    text = sample("hard_wrapped")
    (meetings,) = [p for p in text.clauses if p.number == "2.1"]
    (rest,) = [p for p in text.passages if p.role is Role.CONTINUATION]

    assert rest.parent == meetings.order
    assert rest.body == "at other times when either partner asks for it."
    assert text.obligations[0].sentence == (
        "A winter group will meet every two weeks from October to March, and "
        "at other times when either partner asks for it."
    )


def test_numbers_may_begin_again_under_headings():
    text = sample("restarting_numbers")

    assert outline(text) == [
        "Our aims",
        "1.",
        "2.",
        "How we work",
        "1.",
        "2.",
        "Dates",
        "1.",
        "2.",
    ]
    assert [p.parent for p in text.clauses] == [None] * 6


def test_roman_clauses_have_lettered_sub_clauses():
    assert outline(sample("romans")) == [
        "I. INTERPRETATION",
        "  A.",
        "  B.",
        "II. WHAT CHANGES",
        "  A.",
        "    1.",
        "    2.",
        "  B.",
        "III. COUNTERPARTS",
        "  A.",
    ]


def test_a_cover_in_bold_type_is_title_parties_and_what_is_left_to_place():
    text = sample("marked_cover")

    assert [p.role for p in text.passages][:5] == [
        Role.TITLE,
        Role.PARTIES,
        Role.UNPLACED,
        Role.DATE,
        Role.CONTENTS,
    ]
    assert text.contents_differences == ()
    assert outline(text)[-6:] == [
        "  1.", "  2.", "  3.", "6. **Governance**", "  6.1.", "Schedule 1: Financial contributions",
    ]  # fmt: skip


def test_marks_of_bold_type_and_headings_do_not_hide_a_number():
    text = sample("marked_up")

    assert text.title == "Memorandum of Understanding: Community Nursing"
    assert [p.number for p in text.clauses] == ["1", "1.1", "1.2", "2", "2.1", "3", "3.1"]
