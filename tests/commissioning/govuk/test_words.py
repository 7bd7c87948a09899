import datetime as dt
from decimal import Decimal

import pytest
from django.template import engines

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.words import bare, listed
from tests import html


def written(template, **context):
    return engines["pages"].from_string(template).render(context)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (dt.date(2027, 3, 31), "31 March 2027"),
        (dt.date(2027, 4, 1), "1 April 2027"),
        (PrintedDate.from_words("end of March 2021"), "end of March 2021"),
        (PrintedDate.from_words("31/3/27"), "31 March 2027"),
        (PrintedDate.from_words("1st April 2021"), "1st April 2021"),
        (PrintedDate("12/2026"), "12/2026"),
        (None, "not recorded"),
        (dt.datetime(2027, 6, 30, 23, 30, tzinfo=dt.UTC), "1 July 2027"),
    ],
)
def test_a_day_is_written_as_pages_write_days(value, words):
    assert written("{{ value | day }}", value=value) == words


def test_a_narrow_column_has_the_month_short():
    assert written("{{ value | short_day }}", value=dt.date(2027, 9, 1)) == "1 Sep 2027"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (dt.datetime(2027, 2, 2, 10, 14, tzinfo=dt.UTC), "2 February 2027 at 10:14am"),
        (dt.datetime(2027, 7, 2, 10, 14, tzinfo=dt.UTC), "2 July 2027 at 11:14am"),
        (dt.datetime(2027, 7, 1, 23, 5, tzinfo=dt.UTC), "2 July 2027 at 12:05am"),
        (dt.datetime(2027, 2, 2, 12, 0, tzinfo=dt.UTC), "2 February 2027 at 12:00pm"),
        (None, "not recorded"),
    ],
)
def test_a_moment_is_written_as_the_clock_showed_in_england(value, words):
    assert written("{{ value | moment }}", value=value) == words


def test_a_day_stays_a_day_where_either_may_stand():
    moment = dt.datetime(2027, 2, 2, 10, 14, tzinfo=dt.UTC)

    assert written("{{ a | when }}, {{ b | when }}", a=moment.date(), b=moment) == (
        "2 February 2027, 2 February 2027 at 10:14am"
    )


def test_pounds_are_written_to_the_penny():
    assert written("{{ a | pounds }}, {{ b | pounds }}", a=Decimal("1234567.8"), b=None) == (
        "£1,234,567.80, not recorded"
    )


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (0, "day", "0 days"),
        (1, "day", "1 day"),
        (2, "day", "2 days"),
        (1200, "voting member", "1,200 voting members"),
        (2, "party", "2 parties"),
        (2, "deciding body", "2 deciding bodies"),
        (2, "person", "2 people"),
        (6, "area of opportunity", "6 areas of opportunity"),
    ],
)
def test_a_number_of_things_has_the_right_noun(count, noun, words):
    assert written("{{ plural(count, noun) }}", count=count, noun=noun) == words


def test_the_first_letter_of_a_sentence_is_large_and_the_rest_stays():
    assert written("{{ 'area of NHS work' | sentence_case }}") == "Area of NHS work"


def test_plain_text_becomes_paragraphs_and_lists():
    text = "Aims\nof the year:\n- starting well\n- ageing well\n\nThen <b>stop</b> & think.\r\n"

    assert written("{{ text | paragraphs }}", text=text) == (
        '<p class="govuk-body">Aims<br>of the year:</p>\n'
        '<ul class="govuk-list govuk-list--bullet"><li>starting well</li><li>ageing well</li></ul>\n'
        '<p class="govuk-body">Then &lt;b&gt;stop&lt;/b&gt; &amp; think.</p>\n'
    )


def test_lines_with_tabs_between_their_words_are_a_table():
    text = "Shares:\n\tWho\tShare\n\tThe **Council**\t60%\n\t\t40%\n\tName:\tA Person"

    page = written("{{ text | paragraphs }}", text=text + "\n\nTotal")

    rows = [[html.words(cell) for cell in row] for row in html.parsed(page).iter("tr")]
    assert rows == [["Who", "Share"], ["The Council", "60%"], ["", "40%"], ["Name:", "A Person"]]
    assert [html.words(p) for p in html.parsed(page).iter("p")] == ["Shares:", "Total"]


def test_lines_set_in_with_tabs_are_no_table():
    assert written("{{ text | paragraphs }}", text="\tone\n\ttwo") == (
        '<p class="govuk-body">one<br>two</p>\n'
    )


def test_one_line_with_a_tab_is_no_table():
    assert written("{{ text | paragraphs }}", text="Name:\tA Person\n\n\tset in") == (
        '<p class="govuk-body">Name:\tA Person</p>\n<p class="govuk-body">set in</p>\n'
    )


@pytest.mark.parametrize("text", ["", None, "\n \n"])
def test_no_text_gives_no_paragraph(text):
    assert written("{{ text | paragraphs }}", text=text) == ""


def test_pages_escape_and_mails_do_not():
    assert written("{{ text }}", text="R&D <b>") == "R&amp;D &lt;b&gt;"
    subject = engines["pages"].get_template("mfa/recovery_codes/download.txt")
    assert "R&D" in subject.render({"unused_codes": ["R&D"]})


def test_what_stands_between_two_pairs_of_asterisks_is_bold():
    assert written("{{ text | paragraphs }}", text="the **Council** and <b>others</b>") == (
        '<p class="govuk-body">the <strong>Council</strong> and &lt;b&gt;others&lt;/b&gt;</p>\n'
    )


def test_an_open_pair_of_asterisks_is_kept_as_it_is():
    assert written("{{ text | paragraphs }}", text="2 ** 3") == '<p class="govuk-body">2 ** 3</p>\n'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- (1) Northshire CCG; and\n- (2) the Council", "app-list--marked"),
        ("- a. Agree the scope\n- iv) Agree the money", "app-list--marked"),
        ("- (1) Northshire CCG\n- the Council", "govuk-list--bullet"),
        ("- A. N. Other", "govuk-list--bullet"),
    ],
)
def test_a_list_that_bears_its_own_marks_has_no_bullets(text, kind):
    assert f'<ul class="govuk-list {kind}">' in written("{{ text | paragraphs }}", text=text)


@pytest.mark.parametrize("bullet", "–•▪✓➢")
def test_a_papers_own_bullet_is_not_shown_beside_ours(bullet):
    assert written("{{ text | paragraphs }}", text=f"- {bullet} Work together") == (
        '<ul class="govuk-list govuk-list--bullet"><li>Work together</li></ul>\n'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The **CCG** and\nthe Council", "The CCG and the Council"),
        ("Both will:\n- ✓ keep at it\n- help", "Both will: keep at it help"),
        ("One ** alone", "One ** alone"),
        ("", ""),
    ],
)
def test_words_alone_have_no_marks(text, expected):
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["one"], "one"),
        (["one", "two"], "one and two"),
        (["one", "two", "three"], "one, two and three"),
    ],
)
def test_names_are_listed(names, said):
    assert listed(names) == said
