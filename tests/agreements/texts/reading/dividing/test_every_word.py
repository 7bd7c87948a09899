"""Whatever the lines, every word is read once, in order, in a passage that hangs together."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.texts.reading.agreement_text import read_agreement_text
from agreements.texts.reading.dividing.rules import passages_of
from agreements.texts.reading.files.broken_lines import paragraphs_of_lines
from agreements.texts.reading.files.paragraphs import Source
from agreements.texts.reading.passages import Role
from agreements.texts.reading.refusals import NoClauses

BEGINNINGS = st.sampled_from(
    [
        "", "", "", "1.", "2.", "3.", "1", "2", "1.1", "1.2", "2.1", "2.1.1", "7.4", "(a)", "(b)", "(i)",
        "(ii)", "a)", "i.", "A.", "(A)", "(1)", "(2)", "- ", "- (1)", "- a.", "• ", "- ✓", "Clause 1 –",
        "Clause 2", "Schedule 1", "Appendix A –", "Annex B:", "By 1 April 2018,", "## 1.", "**1.1", "IV.",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "", "Purpose", "THE FUND", "CONTENTS", "Contents\t3", "DRAFT", "Page 3 of 9", "BETWEEN:", "DATE",
        "PARTIES", "BACKGROUND", "WHEREAS", "IT IS AGREED:", "Memorandum of Understanding (MoU)",
        "Wexcombe Council of Town Hall, Wexcombe (the \"Council\"); and", "NHS Wexcombe CCG (\"CCG\")",
        "This agreement commences on 1 April 2019 and continues until 31 March 2020.",
        "The partners will meet at least once a month.", "the areas are listed below",
        "Falls – fewer of them", "Signature:", "Name: ____ Date:", "Signed by A for and on behalf of B",
        "IN WITNESS of which", "Document embedded", "it is not legally binding.", "\u00a0", "and the rest",
        "a long line without an end that goes on for more than forty characters and stops",
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)  # fmt: skip
LINES = st.lists(st.builds(lambda a, b: f"{a} {b}", BEGINNINGS, WORDS), max_size=40)


@settings(max_examples=300)
@given(LINES)
def test_the_passages_joined_again_are_the_lines(lines):
    passages = passages_of(paragraphs_of_lines(lines))

    assert [w for p in passages for w in p.text.split()] == [
        w for line in lines for w in line.split()
    ]


@settings(max_examples=300)
@given(LINES)
def test_a_passage_hangs_together(lines):
    passages = passages_of(paragraphs_of_lines(lines))

    assert [passage.order for passage in passages] == list(range(len(passages)))
    for passage in passages:
        printed = f"{passage.mark} {passage.heading} {passage.body}"
        assert "".join(printed.split()) == "".join(passage.text.split())
        assert passage.parent is None or passage.parent < passage.order
        assert passage.depth == 1 + (
            0 if passage.parent is None else passages[passage.parent].depth
        )
        assert len(passage.mark) <= 40
        assert len(passage.heading) <= 300


@settings(max_examples=300)
@given(LINES)
def test_what_is_read_points_to_where_it_is_printed(lines):
    with suppress(NoClauses):
        text = read_agreement_text(Source(paragraphs_of_lines(lines)))

        readings = (
            *text.parties, *text.collective_terms, *text.defined_terms, *text.areas, *text.milestones,
            *text.binding_statements, *text.signatures, *text.papers_referred_to, *text.obligations,
        )  # fmt: skip
        assert all(text.passages[reading.passage].text for reading in readings)
        assert all(
            p.role is Role.SIGNATURES for p in (text.passages[s.passage] for s in text.signatures)
        )
        assert text.clauses
