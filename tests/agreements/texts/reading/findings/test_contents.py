from agreements.texts.reading.findings.contents import ContentsDifference, ContentsEntry
from agreements.texts.reading.passages import Role
from tests.agreements.texts.reading.samples import outline, read, sample

TEXT = "1. Aim\n\n1.1 To work as one.\n\n2. Money\n\n2.1 None changes hands."


def test_entries_have_number_heading_and_page():
    assert sample("section_75").contents == (
        ContentsEntry("1", "DEFINITIONS", "2"),
        ContentsEntry("2", "COMMENCEMENT AND DURATION", "3"),
        ContentsEntry("3", "THE POOLED FUND", "3"),
        ContentsEntry("SCHEDULE 1", "", "5"),
        ContentsEntry("SCHEDULE 2", "RISK SHARE", "6"),
    )


def test_dots_lead_to_a_page_too():
    text = read(f"Contents\n1. Aim ........ 1\n2. Money ........ 2\n\n{TEXT}")

    assert [(e.number, e.heading, e.page) for e in text.contents] == [
        ("1", "Aim", "1"),
        ("2", "Money", "2"),
    ]


def test_a_list_without_page_numbers_ends_where_its_numbers_begin_again():
    text = read(f"Contents\n\n1. Aim\n\n2. The money\n\n{TEXT}")

    assert outline(text) == ["1. Aim", "  1.1", "2. Money", "  2.1"]
    assert text.contents_differences == (ContentsDifference("2", "The money", "Money"),)


def test_a_list_without_numbers_ends_where_a_heading_comes_again():
    text = read(
        "Memorandum of Understanding\n\nContents\n\nAIM\nMONEY\n\nAIM\n\nTo work as one.\n\nMONEY\n\nNone."
    )

    assert [p.role for p in text.passages] == [Role.TITLE, Role.CONTENTS, Role.CLAUSE, Role.CLAUSE]


def test_a_list_without_its_word_is_known_by_its_page_numbers():
    text = read(f"1. Aim\t1\n2. Money\t2\n3. End\t3\n\n{TEXT}")

    assert len(text.contents) == 3
    assert text.contents_differences == (ContentsDifference("3", "End", ""),)


def test_an_entry_over_two_lines_is_not_the_end_of_the_list():
    text = read(f"Contents\n1. Aim\t1\n2. Money\t2\n3. What we do when\nwe fall out\t3\n\n{TEXT}")

    assert [p.role for p in text.passages][:2] == [Role.CONTENTS, Role.CLAUSE]


def test_a_page_mark_does_not_end_the_list():
    assert sample("pooled_fund").contents_differences == ()
    assert [e.heading for e in sample("pooled_fund").contents][-1] == "SCHEME SPECIFICATION"


def test_heads_of_columns_can_come_again_on_the_next_page():
    heads = "Contents\nClause\tPage\n1. Aim\t1\n2. Money\t2\nClause\tPage\n3. End\n"

    text = read(f"{heads}4. More\t4\n\n{TEXT}")

    assert [e.heading for e in text.contents] == ["Aim", "Money", "End", "More"]


def test_an_entry_without_a_heading_differs_from_none():
    assert sample("section_75").contents_differences == ()


def test_an_agreement_may_have_no_list():
    assert (read(TEXT).contents, read(TEXT).contents_differences) == ((), ())
