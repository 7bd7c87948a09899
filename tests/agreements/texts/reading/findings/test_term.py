from datetime import date

import pytest

from agreements.texts.reading.findings.ends import Ends
from agreements.texts.reading.findings.starts import Starts
from commissioning.calendar.printed_dates import PrintedDate
from tests.agreements.texts.reading.samples import read, sample


def term(clause: str, *, front: str = "", more: str = ""):
    return read(f"{front}1. Term\n\n1.1 {clause}{more}").term


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("It commences on the date signed by all partners.", "on the date signed by all partners"),
        ("It starts when all partners have signed it.", "when all partners have signed"),
        ("It takes effect upon signature by the last party.", "upon signature by the last party"),
        ("It comes into force from the date of last signature.", "from the date of last signature"),
        ("It commences on the date of this Agreement.", "on the date of this Agreement"),
    ],
)  # fmt: skip
def test_it_can_start_when_the_last_party_signs(clause, words):
    start = term(clause).start

    assert (start.kind, start.words, start.on) == (Starts.LAST_SIGNATURE, words, None)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("This agreement shall commence on 1 April 2019.", "1 April 2019"),
        ("This agreement takes effect from the 1st of April 2019.", "the 1st of April 2019"),
        ("The term is the period from 01/04/2019 to 31/03/2022.", "01/04/2019"),
        ("The agreement is effective from April 2019.", "April 2019"),
        ("It runs between 1 April 2019 and 31 March 2022.", "1 April 2019"),
    ],
)
def test_it_can_start_on_a_day_or_in_a_month(clause, words):
    start = term(clause).start

    assert (start.kind, start.words) == (Starts.FIXED, words)
    assert start.on is not None
    assert start.on.earliest == date(2019, 4, 1)


def test_the_date_of_an_agreement_that_bears_one_is_a_day():
    start = term("It starts on the date of this Agreement.", front="DATED 5 May 2016\n\n").start

    assert (start.kind, start.on) == (Starts.FIXED, PrintedDate.from_words("5 May 2016"))


def test_a_defined_commencement_date_is_looked_up():
    start = sample("pooled_fund").term.start

    assert (start.kind, start.words) == (Starts.FIXED, "1 April 2016")


def test_a_commencement_date_that_is_not_defined_is_left_open():
    assert term("It starts on the Commencement Date.").start.kind is Starts.NOT_STATED


def test_a_defined_expiry_date_is_looked_up():
    definitions = "\n\n2. Words\n\n2.1 “Expiry Date” means 31 March 2024."

    end = term("It continues until the Expiry Date.", more=definitions).end

    assert (end.kind, end.words) == (Ends.FIXED, "31 March 2024")


@pytest.mark.parametrize(
    ("clause", "kind", "words", "latest"),
    [
        ("It continues until 31st March 2018.", Ends.FIXED, "31st March 2018", date(2018, 3, 31)),
        ("It expires on 31 March 2018.", Ends.FIXED, "31 March 2018", date(2018, 3, 31)),
        ("It runs to the end of March 2021.", Ends.FIXED, "the end of March 2021", date(2021, 3, 31)),
        (
            "It starts on 1 April 2019 and lasts for a period of three (3) years.",
            Ends.FIXED, "for a period of three (3) years", date(2022, 3, 31),
        ),
        (
            "It starts on 1 April 2021 and lasts up to 12 months.",
            Ends.CEILING, "up to 12 months", date(2022, 3, 31),
        ),
        (
            "It starts on 1 May 2021 for up to 12 months and ends on 31 January 2022.",
            Ends.CEILING, "for up to 12 months", date(2022, 1, 31),
        ),
        ("It starts on signature and lasts for 6 months.", Ends.FIXED, "for 6 months", None),
        ("It continues from year to year.", Ends.ROLLING, "from year to year", None),
        (
            "It runs until 31 March 2020 and then on a rolling basis.",
            Ends.ROLLING, "rolling", date(2020, 3, 31),
        ),
        (
            "It remains in place until it is replaced by another.",
            Ends.EVENT, "until it is replaced by another", None,
        ),
        ("It remains in force until further notice.", Ends.EVENT, "until further notice", None),
        ("It will continue indefinitely.", Ends.NONE, "indefinitely", None),
        (
            "It starts on 1 April 2021. The duration of this agreement is 12 months.",
            Ends.FIXED, "duration of this agreement is 12 months", date(2022, 3, 31),
        ),
        (
            "It applies from 1 April 2021 for a three-year period.",
            Ends.FIXED, "for a three-year", date(2024, 3, 31),
        ),
        ("It has no words about an end.", Ends.NOT_STATED, "", None),
    ],
)  # fmt: skip
def test_it_can_end_in_many_ways(clause, kind, words, latest):
    end = term(clause).end

    assert (end.kind, end.words, end.on.latest if end.on else None) == (kind, words, latest)


def test_the_clause_about_the_term_weighs_more_than_an_earlier_one():
    text = read(
        "1. Context\n\n1.1 The agreement of old came into force on 1 May 2010 and ends on 1 June 2011."
        "\n\n2. Duration\n\n2.1 This one starts on 1 April 2019 and ends on 31 March 2020."
    )

    assert (text.term.start.words, text.term.end.words) == ("1 April 2019", "31 March 2020")
    assert text.passages[text.term.end.passage or 0].number == "2.1"


def test_dates_of_other_things_are_not_the_term():
    text = read("1. Context\n\n1.1 From 1 April 2018 a new board meets. It reports to 31 May 2018.")

    assert (text.term.start.kind, text.term.end.kind) == (Starts.NOT_STATED, Ends.NOT_STATED)


def test_a_signed_notice_is_no_start():
    start = term("It may be ended on notice signed by either party. It starts on 1 May 2019.").start

    assert (start.kind, start.words) == (Starts.FIXED, "1 May 2019")


def test_an_end_before_the_start_keeps_its_words_alone():
    found = term("It starts on 1 April 2021 and expires on 31 March 2021.")

    assert found.start.on == PrintedDate.from_words("1 April 2021")
    assert (found.end.kind, found.end.on) == (Ends.FIXED, PrintedDate("31 March 2021"))


def test_an_end_on_the_day_of_the_start_is_no_slip():
    found = term("It starts on 1 April 2021 and expires on 1 April 2021.")

    assert found.end.on == PrintedDate.from_words("1 April 2021")
