import datetime as dt

import pytest

from commissioning.home import registry
from commissioning.home.registry import Coming, Need, PublicRow, PublicSection
from tests.html import parsed, with_class, words


@pytest.fixture(autouse=True)
def day(time_machine):
    time_machine.move_to(dt.datetime(2027, 2, 2, 9, 30, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def only(monkeypatch):
    """Let a registry have one source, for one test."""

    def set_to(lists, source):
        monkeypatch.setattr(lists, "_providers", [source])

    return set_to


def test_home_greets_and_lists_what_needs_whoever_signed_in(client, commissioner, only):
    renewal = Need(
        "overdue",
        "Renew JCA-2026-001",
        "you are a commissioner of a party",
        dt.date(2027, 1, 15),
        "/northshire/agreements/abcdefgh/renew/",
        "Start renewal",
        "ends in 57 days",
    )
    only(registry.home_needs, lambda user, today: [renewal] if user == commissioner else [])
    client.force_login(commissioner)

    page = client.get("/").text

    assert "Good morning, Sam" in page
    assert "Tuesday 2 February 2027" in page
    assert '<a class="govuk-link govuk-!-font-weight-bold" href="#overdue">1 overdue</a>' in page
    assert "Ends in 57 days. Due 15 January 2027." in page
    assert "Because you are a commissioner of a party." in page
    (title,) = with_class(parsed(page), "app-needs__link")
    assert (words(title), title.get("href")) == ("Renew JCA-2026-001", renewal.url)
    assert "Start renewal" in page


def test_a_long_group_leads_to_all_of_it(client, commissioner, only):
    needs = [Need("due", f"Thing {n}", "x", dt.date(2027, 2, 9), "/x/", "Do") for n in range(17)]
    only(registry.home_needs, lambda user, today: needs)
    client.force_login(commissioner)

    assert "and 2 more due in 30 days" in client.get("/").text
    assert "more due in 30 days" not in client.get("/?all=due").text


def test_a_home_with_nothing_on_it_names_the_next_thing(client, commissioner, only):
    only(registry.home_needs, lambda user, today: [])
    coming = Coming(dt.date(2027, 10, 1), "renewal of JCA-2026-001 opens", "/x/")
    only(registry.home_coming, lambda user, today: [coming])
    client.force_login(commissioner)

    page = client.get("/").text

    assert "Nothing needs you. Next, on 1 October 2027:" in page
    assert "renewal of JCA-2026-001 opens" in page


@pytest.mark.parametrize(
    ("moment", "greeting"),
    [
        ("2027-02-02T00:00+00:00", "Good morning"),
        ("2027-02-02T11:59+00:00", "Good morning"),
        ("2027-02-02T12:00+00:00", "Good afternoon"),
        ("2027-02-02T17:59+00:00", "Good afternoon"),
        ("2027-02-02T18:00+00:00", "Good evening"),
        ("2027-07-02T10:59+00:00", "Good morning"),
        ("2027-07-02T11:00+00:00", "Good afternoon"),
    ],
)
def test_the_greeting_goes_by_the_clock_in_england(moment, greeting, client, viewer, time_machine):
    time_machine.move_to(dt.datetime.fromisoformat(moment), tick=False)
    client.force_login(viewer)

    assert f"{greeting}, Vi" in client.get("/").text


def test_the_public_front_page_has_a_search_box_and_what_the_parts_show(client, only, db):
    latest = PublicSection(
        "Latest decisions",
        [PublicRow("JCB/2021/14 Renewal", "/northshire/decisions/jcb/2021/14/", "21 April 2021")],
        more_text="All decisions",
        more_url="/register/",
    )
    only(registry.public_front, lambda today: latest)

    page = client.get("/").text

    assert 'name="q"' in page
    assert "Latest decisions" in page
    assert '<a class="govuk-link" href="/northshire/decisions/jcb/2021/14/">' in page
    assert 'href="/register/"' in page


def test_the_public_front_page_says_so_where_there_is_nothing_yet(client, only, db):
    only(registry.public_front, lambda today: PublicSection("Latest decisions"))

    assert "Nothing yet." in client.get("/").text


def test_nobody_signed_out_sees_what_needs_others(client, draft, only):
    def forbidden(user, today):
        raise AssertionError("The front page asked what needs somebody.")

    only(registry.home_needs, forbidden)

    assert client.get("/").status_code == 200
