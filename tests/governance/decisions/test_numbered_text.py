import pytest

from governance.decisions.numbered_text import join, take_apart


def test_options_come_apart_from_their_heading():
    text = "OPTIONS\n\na. Do nothing.\n\nb. Renew it.\n\nIt costs less."

    assert take_apart(text) == (
        "OPTIONS",
        [("a.", "Do nothing."), ("b.", "Renew it.\n\nIt costs less.")],
    )


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["(a)", "(b)"], "brackets"),
        (["1)", "2)"], "figures"),
        (["i.", "ii.", "iii."], "Roman figures"),
    ],
)
def test_numbers_may_be_of_any_kind(labels, words):
    text = "\n\n".join(f"{label} {words}" for label in labels)

    assert take_apart(text) == ("", [(label, words) for label in labels])


@pytest.mark.parametrize(
    "text",
    [
        "No others were considered.",
        "c. is not where a list begins",
        "",
        "Options:\na. on one line\nb. on the next",
        "a.  two spaces would be lost",
    ],
)
def test_what_could_not_be_joined_again_stays_whole(text):
    assert take_apart(text) == (text, [])


def test_a_number_out_of_turn_belongs_to_the_part_before():
    assert take_apart("a. One\n\nd. Four") == ("", [("a.", "One\n\nd. Four")])


def test_joining_gives_the_text_back():
    text = "Heading\n\n(a) One\n\nmore\n\n(b) Two"

    assert join(*take_apart(text)) == text


def test_a_part_without_a_number_is_joined_as_it_is():
    assert join("", [("", "Only this")]) == "Only this"
