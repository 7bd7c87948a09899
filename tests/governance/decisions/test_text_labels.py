import pytest

from governance.decisions.text_labels import label_at


@pytest.mark.parametrize(
    ("line", "field", "printed", "rest"),
    [
        ("Decision Maker: Cabinet", "maker_words", "Decision Maker:", "Cabinet"),
        ("Is Key decision?: No", "is_key", "Is Key decision?:", "No"),
        ("Urgent item? No", "is_urgent", "Urgent item?", "No"),
        ("DECISIONS:", "decision_text", "DECISIONS:", ""),
        ("ref: 1234", "portal_reference", "ref:", "1234"),
    ],
)
def test_a_label_is_known_however_it_is_printed(line, field, printed, rest):
    label, words, value = label_at(line)

    assert (label.field, words, value) == (field, printed, rest)


@pytest.mark.parametrize(
    "line",
    ["The decision: to renew", "Decision making is joint", "Contact the team", "Purpose", ""],
)
def test_a_sentence_is_not_a_label(line):
    assert label_at(line) is None
