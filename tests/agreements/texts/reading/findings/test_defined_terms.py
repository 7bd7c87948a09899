import pytest

from tests.agreements.texts.reading.samples import read, sample


def terms(*clauses: str) -> list[tuple[str, str]]:
    text = read("1. Words\n\n" + "\n\n".join(clauses))
    return [(term.term, term.meaning) for term in text.defined_terms]


@pytest.mark.parametrize(
    ("printed", "term", "meaning"),
    [
        ("the Joint Commissioning Board (JCB) meets", "JCB", "Joint Commissioning Board"),
        ("a Memorandum of Understanding (“MoU”)", "MoU", "Memorandum of Understanding"),
        ("the Health and Wellbeing Board (the HWB)", "HWB", "Health and Wellbeing Board"),
        ("the Co-ordinating Group (CG)", "CG", "Co-ordinating Group"),
        ("the yearly meeting of all members (the “Assembly”)", "Assembly", ""),
        ("this year's plan (“the Plan”)", "Plan", ""),
        ("the fund (hereinafter referred to as “the Pool”)", "Pool", ""),
        ("**the steering group** (the **Group**)", "Group", ""),
    ],
)
def test_a_term_in_brackets_stands_for_the_words_before_it(printed, term, meaning):
    assert terms(f"1.1 Here {printed}.") == [(term, meaning)]


@pytest.mark.parametrize(
    "printed",
    ["the plan (see page 3)", "three (3) years", "paragraph (a)", "costs (net)", "our plan (ABC)"],
)
def test_other_words_in_brackets_are_no_term(printed):
    assert terms(f"1.1 Here {printed}.") == []


def test_definitions_are_read_with_their_meaning():
    assert [(term.term, term.meaning) for term in sample("section_75").defined_terms] == [
        ("Commencement Date", "1 April 2019"),
        ("Equipment", "aids lent to people at home"),
        ("Financial Year", "1 April to 31 March."),
    ]


def test_definitions_whose_bold_type_was_lost_are_read_too():
    assert [(term.term, term.meaning) for term in sample("pooled_fund").defined_terms] == [
        ("Better Care Fund", "the money that the two partners put together."),
        ("Commencement Date", "00:01 hrs on 1 April 2016."),
        ("Health Related Functions", "given to it in the Regulations."),
    ]


def test_a_term_is_listed_once_with_its_meaning():
    assert terms(
        "1.1 The “JCB” (JCB) rules.", "1.2 The Joint Commissioning Board (JCB) rules."
    ) == [("JCB", "Joint Commissioning Board")]
