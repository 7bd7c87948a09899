import pytest

from tests.agreements.texts.reading.samples import read, sample


def papers(text: str) -> list[tuple[str, str]]:
    return [(paper.title, paper.where) for paper in read(text).papers_referred_to]


@pytest.mark.parametrize(
    "stand_in",
    [
        "Document embedded",
        "[Document attached]",
        "To follow",
        "See attached document",
        "(To be inserted)",
    ],
)
def test_a_stand_in_for_a_paper_is_told_under_the_heading_of_its_appendix(stand_in):
    assert papers(f"1. Aim\n\nTo work.\n\nAppendix A – Place plan\n\n{stand_in}") == [
        ("Place plan", "Appendix A")
    ]


def test_the_lines_after_a_stand_in_are_the_papers_title():
    text = read(
        "1. Aim\n\nTo work.\n\nAppendix A – Plan\n\nDocument embedded\n\nPlace plan\nVersion 3"
    )

    (paper,) = text.papers_referred_to
    assert paper.title_lines == ("Place plan", "Version 3")
    assert text.passages[paper.passage].number == "Appendix A"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The “one-page plan” can be found below.", "one-page plan"),
        ("The structure is shown below.", "structure"),
        ("The teams are in the diagram below.", "diagram"),
        ("An overview is set out overleaf.", "An overview is set out overleaf."),
    ],
)
def test_what_is_shown_below_where_nothing_is_is_not_held(sentence, title):
    assert papers(f"1. Aim\n\n1.1 {sentence}\n\n2. End\n\nDone.") == [(title, "1.1")]


def test_what_is_shown_below_and_is_there_is_held():
    assert papers("1. Aim\n\n1.1 The plan is set out below.\n\nFirst we meet.\n\n2. End") == []
    assert papers("1. Aim\n\n1.1 The plan is set out below.\n\n(a) First we meet.\n\n2. End") == []


def test_an_appendix_that_the_text_names_and_lacks_is_not_held():
    text = "1. Money\n\n1.1 Shares are in Schedule 2 (Risk share).\n\n1.2 See Schedule 1 and Schedule 2.\n\n"

    assert papers(text + "Schedule 1\n\nServices") == [("Schedule 2 – Risk share", "1.1")]


def test_an_appendix_that_only_the_contents_list_has_is_not_held():
    contents = "Contents\nAim\t1\nEnd\t2\nAppendix A – Plan\t3\n\n"

    assert papers(f"{contents}1. Aim\n\nTo work.\n\n2. End\n\nDone.") == [
        ("Appendix A – Plan", "Contents")
    ]


def test_a_schedule_of_an_act_is_no_part_of_the_agreement():
    assert (
        papers("1. Law\n\n1.1 See Schedule 1 to the Care Act 2014, and a schedule of rates.") == []
    )


def test_each_appendix_is_told_where_it_stands():
    assert [(p.title, p.where) for p in sample("whereas").papers_referred_to] == [
        ("diagram", "2"),
        ("Service specification", "Annexe A"),
    ]
