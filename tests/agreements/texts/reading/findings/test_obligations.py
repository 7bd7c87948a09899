import pytest

from tests.agreements.texts.reading.samples import read, sample


def rhythms(sentence: str) -> list[tuple[str, int, str]]:
    found = read(f"1. Work\n\n1.1 {sentence}").obligations
    return [(obligation.rhythm, obligation.every, obligation.unit) for obligation in found]


@pytest.mark.parametrize(
    ("sentence", "rhythm", "every", "unit"),
    [
        ("The board will meet at least once a month.", "at least once a month", 1, "month"),
        ("It shall report on an annual basis.", "on an annual basis", 12, "month"),
        ("They must meet every two weeks.", "every two weeks", 2, "week"),
        ("They must meet each quarter.", "each quarter", 3, "month"),
        ("They are to meet at least four times a year.", "at least four times a year", 3, "month"),
        ("They shall meet not less than six (6) times per year.", "not less than six (6) times per year", 2, "month"),
        ("They shall meet twice in every financial year.", "twice in every financial year", 6, "month"),
        ("They shall meet eight times a year.", "eight times a year", 6, "week"),
        ("The fund is to be reviewed quarterly.", "quarterly", 3, "month"),
        ("It will send monthly reports.", "monthly", 1, "month"),
        ("It will write an annual report.", "annual", 12, "month"),
        ("It will be checked every 3 months.", "every 3 months", 3, "month"),
        ("On a monthly basis, figures must be shared.", "On a monthly basis", 1, "month"),
        ("They will speak every day.", "every day", 1, "day"),
    ],
)  # fmt: skip
def test_a_duty_with_a_rhythm_is_an_obligation(sentence, rhythm, every, unit):
    assert rhythms(sentence) == [(rhythm, every, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They will meet when they need to.",
        "The yearly budget is large.",
        "Annual contract cycles will have to change.",
        "Yearly contracts must end.",
        "Every partner will help each other.",
        "It lasts for a month and will then end.",
    ],
)
def test_other_sentences_are_not(sentence):
    assert rhythms(sentence) == []


def test_an_obligation_has_its_sentence_and_the_number_of_its_clause():
    (obligation,) = sample("section_75").obligations

    assert (obligation.sentence, obligation.clause) == (
        "report to the Partners each quarter on:",
        "3.1(b)",
    )
