"""Are we covered? On the page of a place, on pages of its own, on a commissioner's first page."""

import csv

import pytest

from agreements.register.models import Agreement, GapNote
from commissioning.audit.models import Event
from tests.factories import AreaFactory, AreaStandingFactory, GapNoteFactory, LinkFactory
from tests.html import one, parsed, with_class, words


def sentence(page):
    (found,) = with_class(parsed(page), "app-figure__sentence")
    return words(found)


@pytest.fixture
def lapsed(agreed, place):
    """The same agreement, whose title can be read, and which stands for an area."""
    agreed.title = "The old agreement"
    agreed.save()
    area = AreaFactory(partnership=place, name="Dermatology")
    AreaStandingFactory(area=area, agreement=agreed)
    return agreed


@pytest.fixture
def pages(lapsed, time_machine):
    time_machine.move_to("2021-05-03")
    area = lapsed.areas.get().area
    return {
        "chain": f"{lapsed.get_absolute_url()}cover",
        "place": "/northshire/cover",
        "area": f"{area.get_absolute_url()}cover",
    }


LAPSE = "2021-04-01"
SUBJECTS = {
    "chain": "the work under these agreements",
    "place": "Northshire",
    "area": "Dermatology",
}


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_page_says_what_is_not_covered_and_since_when(client, commissioner, pages, of):
    client.force_login(commissioner)

    page = client.get(f"{pages[of]}/")

    assert sentence(page) == f"Nothing has covered {SUBJECTS[of]} since 31 March 2021 (33 days)."


@pytest.mark.parametrize("kind", ["protocol", "section_113"])
@pytest.mark.parametrize("of", ["place", "area"])
def test_what_commissions_nothing_covers_no_place_and_no_area(
    client, commissioner, pages, lapsed, kind, of
):
    Agreement.objects.filter(pk=lapsed.pk).update(kind=kind)
    client.force_login(commissioner)

    spans = client.get("/api/v1/places/northshire/cover/").json()["spans"]
    assert with_class(parsed(client.get(f"{pages[of]}/")), "app-figure__sentence") == []
    assert [span for span in spans if span["agreement"]] == []
    assert "Are we covered?" not in words(one(parsed(client.get("/northshire/")), "main"))


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_page_looks_ahead_if_nothing_is_done(client, commissioner, pages, of):
    client.force_login(commissioner)

    page = client.get(f"{pages[of]}/?ahead=3")

    assert sentence(page).endswith(
        f"If nothing is done, {SUBJECTS[of]} will not be covered for 1,096 days, "
        "4 May 2021 to 3 May 2024."
    )


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_page_gives_its_days_as_rows_and_records_that_it_did(client, commissioner, pages, of):
    client.force_login(commissioner)

    page = client.get(f"{pages[of]}.csv?first=2021-03-31&last=2021-04-02")

    assert list(csv.reader(page.content.decode("utf-8-sig").splitlines())) == [
        ["From", "To", "Days", "Cover", "By which agreement"],
        ["2021-03-31", "2021-03-31", "1", "in force", "The old agreement"],
        ["2021-04-01", "2021-04-02", "2", "not covered", ""],
    ]
    assert Event.objects.filter(what="cover.exported", by=commissioner).count() == 1


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_leads_to_its_gap_and_to_how_that_is_closed(client, commissioner, pages, lapsed, of):
    client.force_login(commissioner)
    to_gap = f"{pages[of]}/gap/?day=2021-04-01"
    assert f'href="{to_gap}"' in client.get(f"{pages[of]}/").content.decode()

    page = client.get(to_gap)

    said = words(one(parsed(page), "main"))
    assert f"Nothing has covered {SUBJECTS[of]} since 31 March 2021 (33 days)." in said
    assert "It comes after The old agreement, and nothing follows." in said
    why = f"{lapsed.get_absolute_url()}cover/gap/why/?first=2021-04-01"
    assert f'href="{why}"' in page.content.decode()


def test_why_there_is_a_gap_is_written_down_and_shown(client, commissioner, pages, lapsed):
    client.force_login(commissioner)
    why = f"{lapsed.get_absolute_url()}cover/gap/why/"

    answers = {"first": "1 April 2021", "last": "", "reason": "Nobody had noticed."}
    page = client.post(why, answers, follow=True)

    assert page.redirect_chain == [(f"{lapsed.get_absolute_url()}cover/gap/?day=2021-04-01", 302)]
    assert "Nobody had noticed. Sam Sample, 3 May 2021" in words(one(parsed(page), "main"))
    assert GapNote.objects.get().agreement == lapsed


def test_a_note_made_by_mistake_is_taken_out_from_the_page_of_its_gap(
    client, commissioner, pages, lapsed
):
    note = GapNoteFactory(agreement=lapsed, first=LAPSE, last=None)
    client.force_login(commissioner)
    gap = f"{lapsed.get_absolute_url()}cover/gap/"
    act = f"{gap}why/{note.pk}/take-out/"
    assert f'href="{act}"' in client.get(f"{pages['place']}/gap/?day={LAPSE}").content.decode()

    page = client.post(act, {"reason": "Of another agreement"}, follow=True)

    assert page.redirect_chain == [(f"{gap}?day={LAPSE}", 302)]
    assert "Nobody has recorded why." in words(one(parsed(page), "main"))


def test_a_viewer_takes_no_note_out(client, viewer, pages, lapsed):
    GapNoteFactory(agreement=lapsed, first=LAPSE, last=None)
    client.force_login(viewer)

    assert b"take-out" not in client.get(f"{pages['place']}/gap/?day={LAPSE}").content


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_page_counts_its_days(client, commissioner, pages, of):
    client.force_login(commissioner)

    page = client.get(f"{pages[of]}/?first=2021-03-31&last=2021-04-02")

    said = words(one(parsed(page), "main"))
    assert "Not covered 2 days Resting on a later decision 0 days" in said
    assert "In force 1 day" in said


@pytest.mark.parametrize("of", SUBJECTS)
def test_each_page_tells_the_days_by_what_was_known_on_one(client, commissioner, pages, of):
    client.force_login(commissioner)

    page = client.get(f"{pages[of]}/?first=2020-04-01&last=2020-04-02&known_on=2020-03-19")

    (said,) = with_class(parsed(page), "app-empty")
    assert words(said).startswith(f"As known on 19 March 2020: Nothing covers {SUBJECTS[of]}.")


@pytest.mark.parametrize("day", ["2021-03-31", "rubbish", "2021-13-01"])
def test_a_day_without_a_gap_says_so_or_shows_the_latest(client, commissioner, pages, day):
    client.force_login(commissioner)

    page = client.get(f"/northshire/cover/gap/?day={day}")

    there_is_none = "There is no gap in cover on that day." in words(one(parsed(page), "main"))
    assert there_is_none == (day == "2021-03-31")


def test_the_page_of_a_place_opens_with_its_cover(client, commissioner, pages):
    client.force_login(commissioner)

    page = client.get("/northshire/")

    headings = [words(heading) for heading in parsed(page).iter("h2")]
    assert headings.index("Are we covered?") < headings.index("Agreements")
    assert sentence(page) == "Nothing has covered Northshire since 31 March 2021 (33 days)."


def test_a_stranger_sees_no_cover(client, outsider, pages):
    client.force_login(outsider)

    assert with_class(parsed(client.get("/northshire/")), "app-figure") == []
    assert with_class(parsed(client.get(f"{pages['place']}/")), "app-figure") == []
    assert client.get(f"{pages['area']}/").status_code == 404


def test_a_commissioners_first_page_shows_the_cover_of_each_place(client, commissioner, pages):
    client.force_login(commissioner)

    assert sentence(client.get("/")).startswith("Nothing has covered Northshire since 31 March")


def test_a_viewers_first_page_does_not(client, viewer, pages):
    client.force_login(viewer)

    assert with_class(parsed(client.get("/")), "app-figure") == []


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("of", "queries"), [("place", 15), ("area", 15)])
def test_cover_costs_as_many_queries_for_one_agreement_as_for_three(
    client,
    commissioner,
    pages,
    lapsed,
    make_agreed,
    council,
    icb,
    of,
    queries,
    rows,
    django_assert_num_queries,
):
    area = lapsed.areas.get().area
    for _ in range(rows - 1):
        AreaStandingFactory(area=area, agreement=make_agreed(council, icb))
    client.force_login(commissioner)

    with django_assert_num_queries(queries):
        client.get(f"{pages[of]}/")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", ["place", "agreement"])
def test_whole_pages_cost_no_more_for_three_agreements_than_for_one(
    client,
    commissioner,
    lapsed,
    make_agreed,
    council,
    icb,
    page,
    rows,
    django_assert_max_num_queries,
):
    before = lapsed
    for _ in range(rows - 1):
        LinkFactory(later=make_agreed(council, icb), earlier=before)
    client.force_login(commissioner)
    address = {"place": "/northshire/", "agreement": lapsed.get_absolute_url()}[page]
    client.get(address)

    with django_assert_max_num_queries({"place": 26, "agreement": 42}[page]):
        client.get(address)
