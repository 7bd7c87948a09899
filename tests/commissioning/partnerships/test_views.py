import datetime as dt

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships import sections, timeline
from commissioning.partnerships.models import Partner
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry
from tests.factories import OrganisationFactory, PartnershipFactory
from tests.html import parsed, with_class, words


@pytest.fixture
def partners(place, council, icb):
    ccg = OrganisationFactory(name="NHS Northshire CCG")
    Partner.objects.create(partnership=place, organisation=council)
    Partner.objects.create(
        partnership=place,
        organisation=ccg,
        from_on=dt.date(2013, 4, 1),
        until_on=dt.date(2022, 6, 30),
    )
    Partner.objects.create(partnership=place, organisation=icb, from_on=dt.date(2022, 7, 1))


def test_the_page_of_a_place_shows_its_partners_over_time(client, partners, time_machine):
    time_machine.move_to("2027-02-02 12:00")

    page = client.get("/northshire/").text

    assert "Partners today: Northshire Council; NHS Northshire ICB." in page
    assert page.index("Northshire CCG</a></th>") < page.index("Northshire ICB</a></th>")
    assert "1 April 2013" in page
    assert "30 June 2022" in page


def test_the_parts_show_what_is_in_the_place_to_whom_it_concerns(
    client, place, viewer, monkeypatch
):
    def of_members(place, user):
        rows = [Row("JCA 2021", "/northshire/agreements/abcdefgh/", "In force")]
        return Section("Agreements", rows, order=10) if user.is_authenticated else None

    def of_all(place, user):
        return Section("Decisions", empty="No decisions yet.", order=20)

    def history(place, user):
        return [Entry(PrintedDate.from_words("April 2018"), "JCA begins", "/x/", "Agreement")]

    monkeypatch.setattr(sections.place_sections, "_providers", [of_all, of_members])
    monkeypatch.setattr(timeline.timeline_sources, "_providers", [history])

    signed_out = client.get("/northshire/").text
    client.force_login(viewer)
    signed_in = client.get("/northshire/").text

    assert "JCA 2021" not in signed_out
    assert "No decisions yet." in signed_out
    assert signed_in.index("Agreements</h2>") < signed_in.index("Decisions</h2>")
    assert "JCA begins" in signed_in
    assert "Agreement, April 2018" in signed_in


def test_the_timeline_marks_today_between_what_was_and_what_will_be(
    client, place, monkeypatch, time_machine
):
    time_machine.move_to("2027-02-02 12:00")
    printed = {"ends": "31/03/2027", "begins": "1 April 2026", "signed": ""}
    found = [Entry(PrintedDate.from_words(on), w, "/x/", "agreement") for w, on in printed.items()]
    monkeypatch.setattr(timeline.timeline_sources, "_providers", [lambda place, user: found])

    items = with_class(parsed(client.get("/northshire/")), "app-timeline__item")

    assert [words(item) for item in items] == [
        "ends Agreement, 31 March 2027",
        "Today, 2 February 2027",
        "begins Agreement, 1 April 2026",
        "signed Agreement, day not recorded",
    ]


@pytest.mark.parametrize("ahead", ["31 March 2027", "31 March 2026"])
def test_today_is_not_marked_at_an_end_of_the_timeline(
    ahead, client, place, monkeypatch, time_machine
):
    time_machine.move_to("2027-02-02 12:00")
    found = [Entry(PrintedDate.from_words(ahead), "ends", "/x/", "agreement")]
    monkeypatch.setattr(timeline.timeline_sources, "_providers", [lambda place, user: found])

    items = with_class(parsed(client.get("/northshire/")), "app-timeline__item")

    assert [words(item) for item in items] == [f"ends Agreement, {ahead}"]


def test_a_place_that_is_part_of_another_leads_to_it_and_back(client, place):
    PartnershipFactory(name="Northport", slug="northport", part_of=place)

    assert 'href="/northport/"' in client.get("/northshire/").text
    assert 'href="/northshire/"' in client.get("/northport/").text


def test_a_place_that_is_not_there_is_not_found(client, db):
    assert client.get("/nowhere/").status_code == 404


def test_all_places_are_listed_by_name(client, place):
    PartnershipFactory(name="Axeshire", slug="axeshire")

    page = client.get("/places/").text

    assert page.index("Axeshire") < page.index("Northshire")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_once_however_many_there_are(
    client, db, count, django_assert_num_queries
):
    PartnershipFactory.create_batch(count)

    with django_assert_num_queries(1):
        client.get("/places/")


@pytest.mark.parametrize("words", ["northsh", "CCG"])
def test_a_place_is_found_by_its_name_and_by_a_partners(client, partners, words):
    assert 'href="/northshire/"' in client.get("/search/", {"q": words}).text


def test_a_place_with_two_partners_of_that_name_is_found_once(client, partners):
    assert client.get("/search/", {"q": "NHS"}).text.count('href="/northshire/"') == 1


def test_the_front_page_leads_to_the_places(client, place):
    assert 'href="/northshire/"' in client.get("/").text
