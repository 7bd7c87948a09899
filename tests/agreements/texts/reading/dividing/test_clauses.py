import pytest

from agreements.texts.reading.agreement_text import NO_CLAUSES
from agreements.texts.reading.passages import Role
from agreements.texts.reading.references import reference_of
from agreements.texts.reading.refusals import NoClauses
from tests.agreements.texts.reading.samples import clause, outline, read, sample


@pytest.mark.parametrize(
    "text",
    [
        "Dear all,\n\nThe meeting is on Tuesday.\n\nYours",
        "SHOPPING\n\nMilk and eggs.\n\nTOOLS\n\nA hammer.",
        "Contents\n\nAim\t1\nMoney\t2",
        "DRAFT",
        "Signature:\nName:\nDate:",
    ],
)
def test_a_text_without_clauses_is_refused(text):
    with pytest.raises(NoClauses) as refused:
        read(text)

    assert str(refused.value) == NO_CLAUSES


def test_paragraphs_and_items_after_a_clause_belong_to_it():
    text = read(
        "1. Aim\n\n1.1 We will:\n\n- meet;\n- agree.\n\nWe write it down.\n\n1.2 That is all."
    )

    assert clause(text, "1.1") == "We will:\n\n- meet;\n- agree.\n\nWe write it down."


def test_items_stay_together_over_a_blank_line():
    assert clause(read("1. Aim\n\n1.1 We will:\n\n- meet;\n\n- agree."), "1.1") == (
        "We will:\n\n- meet;\n- agree."
    )


def test_a_number_that_goes_on_from_none_is_text():
    text = read("1. Aim\n\n(a) one\n\n(i) first\n\n(b) two\n\n(ii) second\n\n2. Money\n\n7. Ten.")

    assert outline(text) == ["1. Aim", "  (a)", "    (i)", "  (b)", "2. Money"]
    assert text.clauses[3].body == "two\n\n(ii) second"


def test_a_heading_is_told_from_a_clause_that_has_none():
    text = read(
        "1. Aim\n\nTo work as one.\n\n2. The partners will help each other.\n\n3. WHAT COMES NEXT.\n\n"
        "3.1 Next steps\n\nThey meet in May.\n\n3.2 They will then\n\n- talk\n\n3.3 End\n\n3.3.1 In June."
    )

    assert [(p.number, p.heading) for p in text.clauses] == [
        ("1", "Aim"),
        ("2", ""),
        ("3", "WHAT COMES NEXT."),
        ("3.1", "Next steps"),
        ("3.2", ""),
        ("3.3", "End"),
        ("3.3.1", ""),
    ]


def test_a_heading_can_stand_on_the_line_below_its_number():
    text = read("Clause 1\n\nPurpose\n\nTo work as one.\n\nClause 2\n\nTerm\n\nOne year.")

    assert [(p.number, p.heading, p.body) for p in text.clauses] == [
        ("1", "Purpose", "To work as one."),
        ("2", "Term", "One year."),
    ]


def test_a_list_with_figures_inside_a_clause_is_part_of_it():
    text = read(
        "1. Aim\n\n1.1 We will:\n\n1. meet\n\n2. agree\n\n3. act\n\n1.2 And write.\n\n2. Money\n\n2.1 None."
    )

    assert outline(text) == [
        "1. Aim", "  1.1", "    1.", "    2.", "    3.", "  1.2", "2. Money", "  2.1",
    ]  # fmt: skip


def test_a_list_may_reach_the_number_of_the_next_clause():
    text = read(
        "1. Aim\n\n1.1 We will:\n\n1. meet\n\n2. agree\n\n1.2 And write.\n\n2. Money\n\n2.1 None."
    )

    assert outline(text) == [
        "1. Aim", "  1.1", "    1.", "    2.", "  1.2", "2. Money", "  2.1",
    ]  # fmt: skip


def test_letters_go_past_h_and_romans_begin_inside_it():
    letters = "".join(f"({letter}) item\n\n" for letter in "abcdefghij")
    text = read(
        f"1. List\n\n{letters}2. Next\n\n" + letters.replace("(i) item", "(i) one\n\n(ii) two")
    )

    assert outline(text)[1:11] == [f"  ({letter})" for letter in "abcdefghij"]
    assert outline(text)[18:22] == ["  (g)", "  (h)", "    (i)", "    (ii)"]


def test_a_missing_clause_does_not_stop_the_count():
    text = read("1. Aim\n\nTo work.\n\n2. Money\n\nNone.\n\n4. End\n\nSoon.\n\n4.3 Late.")

    assert outline(text) == ["1. Aim", "2. Money", "4. End", "  4.3"]


def test_an_inserted_clause_keeps_its_letter():
    text = read("1. Aim\n\n1.1 To work.\n\n1A. More\n\n1A.1 And more.\n\n2. Money\n\n2.1 None.")

    assert outline(text) == ["1. Aim", "  1.1", "1A. More", "  1A.1", "2. Money", "  2.1"]


def test_clauses_can_be_numbered_with_a_nought():
    text = read("1.0 Aim\n\n1.1 To work.\n\n2.0 Money\n\n2.1 None.")

    assert outline(text) == ["1.0 Aim", "  1.1", "2.0 Money", "  2.1"]


def test_the_word_clause_can_come_before_a_sub_clause_too():
    text = read("Clause 1: Aim\n\nClause 1.1: To work as one.\n\nClause 2: Money\n\nNone.")

    assert [(p.number, p.depth) for p in text.clauses] == [("1", 1), ("1.1", 2), ("2", 1)]


def test_a_number_longer_than_any_is_text():
    long = ".".join("1" * 20)

    text = read(f"1. Aim\n\n1.1 To work.\n\n{long}.1 is no number.\n\n{long} Y")

    assert outline(text) == ["1. Aim", "  1.1", f"    {long}"]


def test_a_title_goes_on_as_long_as_a_title_is():
    text = read(
        "Partnership Agreement\nrelating to beds\n" + "for " * 60 + "all\n\n1. Aim\n\nTo work."
    )

    assert text.title == "Partnership Agreement relating to beds"


def test_section_75_is_no_clause():
    text = read("**Section 75 Agreement**\n\n1. Aim\n\nSection 75 of the Act applies.")

    assert (text.title, outline(text)) == ("Section 75 Agreement", ["1. Aim"])


def test_an_extract_can_begin_with_a_later_clause():
    assert outline(read("4. Money\n\n4.1 None.\n\n5. End\n\nSoon.")) == [
        "4. Money",
        "  4.1",
        "5. End",
    ]


def test_figures_and_dates_that_begin_a_paragraph_are_no_clauses():
    text = read(
        "1. Aim\n\n1.1 People\n\n30 November is the day.\n\n1.5 million live here.\n\n3.5% are old."
    )

    assert outline(text) == ["1. Aim", "  1.1"]


def test_a_letter_that_begins_the_front_is_no_clause():
    text = read(
        "A. Note on this copy\n\nIt is a copy.\n\nMemorandum of Understanding\n\n1. Aim\n\nTo work."
    )

    assert [p.number for p in text.clauses][-1] == "1"


@pytest.mark.parametrize(
    ("name", "number", "reference"),
    [
        ("section_75", "(ii)", "3.1(b)(ii)"),
        ("section_75", "(c)", "3.1(c)"),
        ("section_75", "1.1", "1.1"),
        ("half_brackets", "ii)", "1)(b)(ii)"),
        ("romans", "B", "I(B)"),
        ("whereas", "3.2", "3.2"),
    ],
)
def test_a_reference_says_what_the_number_leaves_out(name, number, reference):
    text = sample(name)

    found = [reference_of(text.passages, p) for p in text.clauses if p.number == number]

    assert reference in found


def test_a_reference_in_a_schedule_begins_with_it():
    text = sample("section_75")

    assert reference_of(text.passages, text.passages[-1]) == "SCHEDULE 2, 1"
    assert "SCHEDULE 1, 1.1" in [reference_of(text.passages, p) for p in text.clauses]


def test_a_sentence_that_names_an_appendix_begins_none():
    text = read(
        "1. Aim\n\n1.1 To work.\n\nAppendix A – The teams will be agreed\n\nAppendix B, with its notes\n\n"
        "schedule 1 and the rest\n\nAppendix C – Teams\n\nThree."
    )

    assert [p.number for p in text.passages if p.role is Role.APPENDIX] == ["Appendix C"]


@pytest.mark.parametrize(
    ("line", "mark", "heading", "role"),
    [
        ("Appendix A – Plan", "Appendix A –", "Plan", Role.APPENDIX),
        ("ANNEX 1: PLAN", "ANNEX 1:", "PLAN", Role.APPENDIX),
        ("Annexe B Plan", "Annexe B", "Plan", Role.APPENDIX),
        ("Schedule 1 (Plan)", "Schedule 1", "(Plan)", Role.SCHEDULE),
        ("THE FIRST SCHEDULE", "THE FIRST SCHEDULE", "", Role.SCHEDULE),
        ("SCHEDULE", "SCHEDULE", "", Role.SCHEDULE),
        ("**Schedule 2** Plan", "**Schedule 2**", "Plan", Role.SCHEDULE),
    ],
)
def test_appendices_and_schedules_are_known_by_their_first_words(line, mark, heading, role):
    last = read(f"1. Aim\n\nTo work.\n\n{line}\n\nthree teams.").passages[-1]

    assert (last.role, last.mark, last.heading, last.body) == (role, mark, heading, "three teams.")


@pytest.mark.parametrize(
    "mark",
    [
        "DRAFT",
        "Draft v0.3",
        "FINAL DRAFT",
        "OFFICIAL - SENSITIVE",
        "Page 3 of 12",
        "- 4 -",
        "CONFIDENTIAL",
    ],
)
def test_what_belongs_to_the_page_is_a_mark(mark):
    text = read(f"1. Aim\n\nTo work as one\n\n{mark}\n\nand to share.\n\n2. Money\n\nNone.")

    assert [p.text for p in text.passages if p.role is Role.MARK] == [mark]
    assert len(text.draft_marks) == ("draft" in mark.lower())


def test_a_line_at_the_edge_of_every_page_is_a_mark():
    page = "Wexcombe memorandum\nPage {} of 3\n"

    text = read(
        "1. Aim\n" + page.format(1) + "To work\n" + page.format(2) + "as one\n" + page.format(3)
    )

    assert [p.text for p in text.passages if p.role is Role.MARK] == [
        "Wexcombe memorandum", "Page 1 of 3", "Wexcombe memorandum", "Page 2 of 3",
        "Wexcombe memorandum", "Page 3 of 3",
    ]  # fmt: skip


def test_figures_alone_on_a_line_can_number_clauses():
    text = read("1\nAim\nTo work as one.\n2\nMoney\nNone changes hands.\n3\nEnd\nSoon.")

    assert [(p.number, p.heading) for p in text.clauses] == [
        ("1", "Aim"),
        ("2", "Money"),
        ("3", "End"),
    ]


def test_footers_that_differ_in_the_page_alone_are_marks():
    footer = "Wexcombe MoU v3, 12/10/2017   Page {} of 3\n"

    text = read(
        "1. Aim\n"
        + footer.format(1)
        + "To work\n"
        + footer.format(2)
        + "as one\n"
        + footer.format(3)
    )

    assert len([p for p in text.passages if p.role is Role.MARK]) == 3
    assert text.passages[0].heading == "Aim"


def test_a_sentence_that_ends_in_a_page_is_text():
    text = read("1. Aim\n\n1.1 See the plan, page 3\n\n1.2 See the budget, page 4")

    assert [p.role for p in text.passages] == [Role.CLAUSE] * 3
