"""Reading portal records: R-MG-01, R-MG-02, R-MG-04, R-MG-06, R-DEC-22, R-DEC-26, R-SEED-000."""

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.decisions.text_reading import LONGEST, read_record, text_of

SHORT = "A title\n\nDecision Maker: Cabinet\n\nDecision:\n\nIt is agreed.\n"


def test_labels_are_read_in_any_order_and_any_may_be_missing():
    """R-MG-01."""
    details = read_record("A title\n\nDate of decision: 21/04/2021\n\nDecision Maker: Cabinet\n")

    assert details == {
        "title": "A title",
        "other_references": [],
        "printed_labels": ["Date of decision:", "Decision Maker:"],
        "decided_on": PrintedDate.from_words("21/04/2021"),
        "maker_words": "Cabinet",
        "unclassified_text": "",
    }


def test_the_status_is_kept_as_given():
    """R-MG-02: it may be stale, so nothing is made of it."""
    details = read_record("T\n\nDecision status: For Determination\n")

    assert details["status_words"] == "For Determination"


def test_paragraphs_under_no_label_are_kept():
    """R-MG-04."""
    details = read_record("A title\n\nStray words\n\nDecision Maker: Cabinet\n\nMore of them\n")

    assert (details["maker_words"], details["unclassified_text"]) == (
        "Cabinet",
        "Stray words\n\nMore of them",
    )


def test_a_long_text_runs_up_to_the_next_label():
    details = read_record("T\n\nPurpose:\n\nOne\nline\n\nTwo\n\nDecision Maker: Cabinet\n")

    assert details["purpose"] == "One\nline\n\nTwo"


def test_a_repeated_label_is_text():
    details = read_record("T\n\nPurpose:\n\nPurpose: the same again\n")

    assert details["purpose"] == "Purpose: the same again"


def test_an_answer_that_is_neither_yes_nor_no_is_kept_as_text():
    details = read_record("T\n\nIs Key decision?: Yes, by general exception\n")

    assert "is_key" not in details
    assert details["unclassified_text"] == "Is Key decision?: Yes, by general exception"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("This is the preferred option.", "preferred"),
        ("This option is not recommended.", "rejected"),
        ("It was discounted on cost.", "rejected"),
        ("It would take a year.", "not_stated"),
    ],
)
def test_an_options_own_words_say_what_became_of_it(words, outcome):
    """R-DEC-22: whatever the heading says."""
    text = f"T\n\nAlternative options considered:\n\nREJECTED\n\na. Renew: {words}\n"

    assert read_record(text)["options"] == [
        {"label": "a.", "text": f"Renew: {words}", "outcome": outcome}
    ]


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("Agreed the plan", "agree"),
        ("approves the plan", "approve"),
        ("To note the report", "note"),
        ("Thank the chair", "not_stated"),
    ],
)
def test_a_resolution_begins_with_what_it_does(words, verb):
    """R-DEC-18."""
    text = f"T\n\nDecisions:\n\nRESOLVED\n\n1. {words}\n\n2. more\n"

    assert read_record(text)["resolutions"][0] == {"label": "1.", "text": words, "verb": verb}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("None", "none_declared"),
        ("No conflicts were declared.", "none_declared"),
        ("Cllr X declared an interest.", "declared"),
    ],
)
def test_conflicts_are_none_only_where_the_record_says_so(words, state):
    details = read_record(f"T\n\nDeclarations: {words}\n")

    assert (details["conflicts"], details["conflicts_text"]) == (state, words)


def test_numbers_that_others_gave_are_other_references():
    """R-DEC-26: an officer's in the title, the portal's under its label."""
    details = read_record("PH 09 2021 - Renewal\n\nref: 1234\n")

    assert details["other_references"] == [
        {"scheme": "Officer", "text": "PH 09 2021"},
        {"scheme": "Portal", "text": "1234"},
    ]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n", "The text is empty. Paste the record, or choose its file."),
        (
            "Dear colleague\n\nHow are you?",
            (
                "No label of a decision record was found, such as Decision Maker: or Date of "
                "decision:. Check that this is a decision record."
            ),
        ),
        (
            "Decision details\n\nDecision Maker: Cabinet\n",
            "The text has no title before its first label. Add it as the first line.",
        ),
    ],
)
def test_what_is_no_record_is_refused_in_words(text, refusal):
    with pytest.raises(RuleBroken) as broken:
        read_record(text)

    assert str(broken.value) == refusal


def test_a_file_is_read_as_text():
    assert text_of(b"\xef\xbb\xbfA \xe2\x80\x98title\xe2\x80\x99") == "A ‘title’"
    assert text_of(b"caf\xe9") == "café"
    assert text_of(b"A\x07 ti\xe2\x80\xaetle\x0b2021") == "A title 2021"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF\x00\x01", "The file is not plain text. Save the record as text, or paste it."),
        (b"a" * (LONGEST + 1), "The text must be shorter than a million characters."),
    ],
)
def test_what_is_no_text_file_is_refused(data, refusal):
    with pytest.raises(RuleBroken) as broken:
        text_of(data)

    assert str(broken.value) == refusal
