"""The light building blocks of pages."""

import datetime as dt

import pytest
from django.template import engines
from markupsafe import Markup

from commissioning.govuk.keyset import Page
from tests.html import one, parsed, with_class, words
from tests.undefined_names import undefined_names


def made_with(call, **context):
    name = call.partition("(")[0]
    source = '{% from "govuk/page.html" import ' + name + " %}{{ " + call + " }}"
    with undefined_names() as found:
        page = engines["pages"].from_string(source).render(context)
    assert found == []
    return parsed(page)


@pytest.mark.parametrize(
    ("colour", "classes"),
    [
        ("grey", "govuk-tag govuk-tag--grey"),
        ("blue", "govuk-tag"),
        ("light blue", "govuk-tag app-tag--light-blue"),
        ("", "govuk-tag"),
    ],
)
def test_a_tag_has_its_word_and_its_colour(colour, classes):
    tag = one(made_with("tag('Draft', colour)", colour=colour), "strong")

    assert (words(tag), tag.get("class")) == ("Draft", classes)


def test_a_summary_leaves_out_what_is_empty():
    rows = [
        {"key": "Reference", "value": ""},
        {"key": "Purpose", "value": None},
        {"key": "Period", "value": "1 April 2021 to 31 March 2022"},
        {"key": "Parties", "value": 0},
    ]
    page = made_with("summary_list(rows)", rows=rows)

    assert [words(key) for key in page.iter("dt")] == ["Period", "Parties"]


def test_a_value_that_holds_only_sometimes_is_left_out_otherwise():
    call = "summary_list([{'key': 'Purpose', 'value': 'Care' if false}, {'key': 'Part', 'value': 'a'}])"

    assert [words(key) for key in made_with(call).iter("dt")] == ["Part"]


def test_a_change_link_says_what_it_changes():
    rows = [
        {"key": "Period", "value": "2021", "href": "/term/", "about": "the period"},
        {"key": "Parties", "value": "two", "href": "/parties/"},
        {"key": "Purpose", "value": "Care"},
    ]
    page = made_with("summary_list(rows)", rows=rows)

    assert [(words(a), a.get("href")) for a in page.iter("a")] == [
        ("Change the period", "/term/"),
        ("Change parties", "/parties/"),
    ]
    assert len(with_class(page, "govuk-summary-list__row--no-actions")) == 1


def test_a_table_has_caption_headings_figures_and_totals():
    call = "table('Money', ['Partner', 'Amount'], [['Council', '£1.00']], numeric=[1], foot=['Total', '£1.00'])"
    page = made_with(call)
    headers = [(words(th), th.get("scope")) for th in page.iter("th")]
    region = with_class(page, "app-table")[0]

    assert words(one(page, "caption")) == "Money"
    assert headers == [
        ("Partner", "col"),
        ("Amount", "col"),
        ("Council", "row"),
        ("Total", "row"),
    ]
    assert [words(td) for td in with_class(page, "govuk-table__cell--numeric")] == [
        "£1.00",
        "£1.00",
    ]
    assert (region.get("role"), region.get("aria-label"), region.get("tabindex")) == (
        "region",
        "Money",
        "0",
    )


def test_text_of_people_is_never_markup():
    page = made_with("table('Who', ['Name'], [['<b>Sam</b>']])")

    assert list(page.iter("b")) == []


def test_a_timeline_says_what_who_and_when():
    events = [
        {
            "title": "Sent for review",
            "who": "Sam Sample",
            "when": dt.datetime(2027, 2, 2, 10, 14, tzinfo=dt.UTC),
            "text": "Comments by 9 February",
        },
        {"title": "Signed", "who": "", "when": dt.date(2027, 2, 1), "href": "/signature/"},
    ]
    page = made_with("timeline(events)", events=events)

    assert [words(li) for li in page.iter("li")] == [
        "Sent for review Sam Sample, 2 February 2027 at 10:14am Comments by 9 February",
        "Signed 1 February 2027",
    ]


def test_a_picture_has_its_sentence_before_it_and_its_table_after_it():
    page = made_with(
        "figure(svg, 'For 20 days nothing was agreed', table)",
        svg=Markup("<svg></svg>"),
        table=Markup("<p>20 days</p>"),
    )
    picture = one(page, "figure")

    assert [child.tag for child in picture] == ["figcaption", "div", "details"]
    assert words(picture[2]) == "Show as a table 20 days"


@pytest.mark.parametrize(
    ("following", "previous", "shown"),
    [
        ("?after=x", "", ["Next page"]),
        ("", "?before=x", ["Previous page"]),
        ("?after=x", "?before=y", ["Previous page", "Next page"]),
        ("", "", []),
    ],
)
def test_pagination_shows_only_where_one_can_go(following, previous, shown):
    page = made_with("pagination(page)", page=Page([], following, previous))

    assert [words(link) for link in page.iter("a")] == shown


def test_an_empty_list_says_what_to_do():
    page = made_with("empty('No decisions yet.', 'Plan a meeting', '/new/')")

    assert words(one(page, "p")) == "No decisions yet. Plan a meeting"


def test_downloads_say_what_each_is():
    page = made_with("downloads([{'text': 'Schedule', 'href': '/x', 'about': 'XLSX'}])")

    assert [words(li) for li in page.iter("li")] == ["Schedule (XLSX)"]


def test_the_section_one_is_in_is_marked():
    page = made_with("sub_navigation([('Overview', '/a/', true), ('Text', '/b/', false)], 'This')")

    assert [a.get("aria-current") for a in page.iter("a")] == ["page", None]


def test_tasks_say_how_far_they_are():
    tasks = [
        {"title": "Parties", "href": "/x", "status": "Completed"},
        {"title": "Money", "status": "Cannot start yet", "colour": "grey", "hint": "Later"},
    ]
    page = made_with("task_list(tasks)", tasks=tasks)

    assert [words(li) for li in page.iter("li")] == [
        "Parties Completed",
        "Money Later Cannot start yet",
    ]
