"""The list of agreements: what each filter leaves, in which order, on which day, as which file."""

import csv
import datetime as dt
import json
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from agreements.money.models import FundClass
from agreements.register.listing import Clocks, leaves_a_gap
from agreements.register.models import Agreement, SavedView
from agreements.register.standing import State
from commissioning.audit.models import Event
from tests.agreements.register.doncaster import FIRST_JCA, MOU, SECOND_JCA, chain
from tests.factories import (
    AreaFactory,
    AreaStandingFactory,
    ClauseFactory,
    ContributionFactory,
    LinkFactory,
    OrganisationFactory,
    PartyFactory,
    PooledFundFactory,
    SavedViewFactory,
    TermFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariedPartyFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, with_class, words

SOON, OVER, LATER = "Ends soon", "Is over", "Runs on"


def d(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def three(make_agreed, council, icb, time_machine):
    """One that is over, one that ends this month and one that runs on, as on 3 May 2021."""
    time_machine.move_to("2021-05-03")
    return {
        title: make_agreed(council, icb, first="2020-04-01", last=last, title=title)
        for title, last in ((OVER, "2021-03-31"), (SOON, "2021-05-31"), (LATER, "2023-03-31"))
    }


@pytest.fixture
def listed(client, commissioner, three):
    """The titles of the list that an address gives."""
    client.force_login(commissioner)

    def ask(query):
        page = parsed(client.get(f"/agreements/?{query}"))
        return [words(row[0][0]) for body in page.iter("tbody") for row in body.iter("tr")]

    return ask


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [LATER, SOON, OVER]),
        ("state=Lapsed", [OVER]),
        ("state=Ending+soon", [SOON]),
        ("state=In+force", [LATER]),
        ("state=Draft", []),
        ("ending_within=3", [SOON]),
        ("ending_within=24", [LATER, SOON]),
        ("gap=on", [OVER]),
        ("sort=title", [SOON, OVER, LATER]),
        ("sort=ends", [OVER, SOON, LATER]),
        ("party=icb", [LATER, SOON, OVER]),
        ("party=devon", []),
        ("mine=on", [LATER, SOON, OVER]),
        ("q=ends+soon", [SOON]),
        ("as_at=31+March+2021&state=Lapsed", []),
        ("as_at=1+April+2021&state=Lapsed", [OVER]),
    ],
)
def test_each_filter_leaves_what_it_says(listed, query, found):
    assert listed(query) == found


def test_the_state_of_the_list_is_that_of_the_function(listed, three, stands):
    """Law 1: what the list leaves is what the standing says, for every state there is."""
    for state in State:
        by_function = {
            title for title, one in three.items() if stands(one, "2021-05-03").state is state
        }
        assert set(listed(f"state={state}")) == by_function


def test_words_are_looked_for_in_the_clauses_too(listed, three):
    ClauseFactory(agreement=three[OVER], heading="Dermatology", body="Skin.")

    assert listed("q=dermatology") == [OVER]


def test_words_in_an_agreement_of_others_find_nothing(listed, make_agreed, three):
    others = make_agreed(OrganisationFactory(), OrganisationFactory())
    ClauseFactory(agreement=others, heading="Dermatology", body="Skin.")

    assert listed("q=dermatology") == []


def test_an_area_is_looked_for_by_its_name(listed, three, place):
    area = AreaFactory(partnership=place, name="Dermatology")
    AreaStandingFactory(area=area, agreement=three[SOON])

    assert listed("area=dermat") == [SOON]


@pytest.mark.parametrize(
    ("agreement", "day", "known_on", "gap"),
    [
        (SECOND_JCA, "2022-03-31", "2026-11-22", False),
        (SECOND_JCA, "2022-04-01", "2026-11-22", True),
        (FIRST_JCA, "2021-04-10", "2021-04-10", True),
        (FIRST_JCA, "2021-04-10", "2026-11-22", False),
        (MOU, "2022-04-01", "2026-11-22", False),
    ],
)
def test_a_gap_follows_where_the_next_day_had_no_cover(agreement, day, known_on, gap):
    facts = chain()

    assert leaves_a_gap(facts[agreement], facts, Clocks(d(day), d(known_on))) is gap


def test_what_nobody_knows_the_start_of_leaves_no_gap_and_is_found_as_not_known(listed, three):
    term = three[OVER].term
    term.starts, term.starts_words = "not_stated", ""
    term.starts_earliest = term.starts_latest = None
    term.save()

    assert (listed("gap=on"), listed("state=Not+known")) == ([], [OVER])


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("query", ["", "show=timeline", "state=In+force&gap=on", "q=care&area=x"])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, commissioner, make_agreed, council, icb, rows, query, django_assert_max_num_queries
):
    before = make_agreed(council, icb)
    for _ in range(rows - 1):
        LinkFactory(later=make_agreed(council, icb), earlier=before)
    client.force_login(commissioner)

    with django_assert_max_num_queries(22):
        client.get(f"/agreements/?{query}")


@pytest.mark.parametrize(
    ("query", "is_open"),
    [
        ("", False),
        ("show=timeline", False),
        ("state=Lapsed", True),
        ("as_at=rubbish", True),
    ],
)
def test_the_filters_are_folded_away_until_one_is_on(client, commissioner, three, query, is_open):
    client.force_login(commissioner)

    box, *_ = parsed(client.get(f"/agreements/?{query}")).iter("details")

    assert ("open" in box.attrib) is is_open
    assert len(list(box.iter("form"))) == 1


def test_how_many_filters_are_on_is_said(client, commissioner, three):
    client.force_login(commissioner)

    (box,) = parsed(client.get("/agreements/?state=Lapsed&mine=on&show=list")).iter("details")

    assert words(one(box, "summary")) == "Filter the list (2 filters on)"


@pytest.fixture
def with_money(three, council, icb):
    """The one that runs on, led by the council, with money in two years and a fund not counted."""
    agreement = three[LATER]
    agreement.parties.filter(organisation=council).update(capacities=["lead"])
    fund = PooledFundFactory(agreement=agreement, host=council)
    not_counted = FundClass.objects.filter(counts_in_total=False).first()
    apart = PooledFundFactory(agreement=agreement, host=council, fund_class=not_counted)
    cash = {"form": "cash", "partner": icb}
    ContributionFactory(fund=fund, year=2021, amount="1000.50", **cash)
    ContributionFactory(fund=fund, year=2021, amount="9.50", form="cash", partner=council)
    ContributionFactory(fund=fund, year=2020, amount="70.00", **cash)
    ContributionFactory(fund=fund, year=2022, amount="80.00", **cash)
    ContributionFactory(fund=apart, year=2021, amount="500.00", **cash)
    return agreement


@pytest.mark.parametrize(
    ("as_at", "year", "total"),
    [
        ("31+March+2021", "2020/21", "£70.00"),
        ("1+April+2021", "2021/22", "£1,010.00"),
        ("31+March+2022", "2021/22", "£1,010.00"),
        ("1+April+2022", "2022/23", "£80.00"),
        ("1+April+2023", "2023/24", ""),
    ],
)
def test_the_list_says_who_leads_and_the_cash_of_the_year(
    client, commissioner, with_money, as_at, year, total
):
    client.force_login(commissioner)

    page = parsed(client.get(f"/agreements/?as_at={as_at}&q=runs"))

    assert [words(cell) for cell in one(page, "thead")[0]][-2:] == ["Lead", f"Total {year}"]
    (row,) = one(page, "tbody")
    (lead,) = with_money.leads_on(d("2021-05-03"))
    assert [words(cell) for cell in row][-2:] == [str(lead), total]


@pytest.fixture
def as_varied(with_money, council):
    """From 1 April 2022 another body is a party, and leads; the council has another name."""
    new = PartyFactory(
        agreement=with_money,
        organisation=OrganisationFactory(),
        name_as_printed="The Board",
        position=3,
        from_on=d("2022-04-01"),
    )
    variation = VariationFactory(
        agreement=with_money, stated_in="A paper", **printed("effective", d("2022-04-01"))
    )
    VariationApprovalFactory(variation=variation, party=new, state="attested")
    old = with_money.parties.get(organisation=council)
    for party, name, capacities in ((new, "The Board", ["lead"]), (old, "The Unitary", [])):
        VariedPartyFactory(
            variation=variation,
            act="changes",
            party=party,
            organisation=party.organisation,
            name_as_printed=name,
            capacities=capacities,
        )


@pytest.mark.parametrize(
    ("as_at", "parties", "lead"),
    [
        ("2022-03-31", "Northshire Council; NHS Northshire ICB", "Northshire Council"),
        ("2022-04-01", "The Unitary; NHS Northshire ICB; The Board", "The Board"),
    ],
)
def test_the_list_its_files_and_the_api_have_the_parties_of_the_day_as_varied(
    client, taken, as_varied, as_at, parties, lead
):
    query = f"as_at={as_at}&q=runs"
    (row,) = one(parsed(client.get(f"/agreements/?{query}")), "tbody")
    cells = [words(cell) for cell in row]
    in_file = next(csv.DictReader(taken("csv", query).decode("utf-8-sig").splitlines()))
    (in_api,) = client.get(f"/api/v1/agreements/?{query}").json()["results"]

    assert (cells[2], cells[-2]) == (parties, lead)
    assert (in_file["Parties"], in_file["Lead"]) == (parties, lead)
    assert in_api["leads"] == [lead]


def test_the_files_say_so_too(taken, with_money):
    row = next(csv.DictReader(taken("csv", "q=runs").decode("utf-8-sig").splitlines()))
    (told,) = json.loads(taken("json", "q=runs"))["agreements"]

    (lead,) = with_money.leads_on(d("2021-05-03"))
    assert (row["Lead"], row["Year"], row["Total of the year"]) == (str(lead), "2021/22", "1010.00")
    assert (told["leads"], told["year"], told["total"]) == ([str(lead)], "2021/22", "1010.00")


def test_the_timeline_has_a_row_for_each(client, commissioner, three):
    client.force_login(commissioner)

    page = client.get("/agreements/?show=timeline")

    (sentence,) = with_class(parsed(page), "app-figure__sentence")
    assert words(sentence) == "3 agreements, 2020/21 to 2023/24."
    assert page.content.decode().count("<svg xmlns") >= 2


@pytest.fixture
def taken(client, commissioner, three):
    client.force_login(commissioner)

    def take(ending, query="sort=ends"):
        page = client.get(f"/agreements/agreements.{ending}?{query}")
        return b"".join(page) if page.streaming else page.content

    return take


def test_the_list_is_taken_as_csv(taken):
    rows = list(csv.DictReader(taken("csv").decode("utf-8-sig").splitlines()))

    assert [(row["Title"], row["Last day"], row["Stands"]) for row in rows] == [
        (OVER, "2021-03-31", "Lapsed"),
        (SOON, "2021-05-31", "Ending soon"),
        (LATER, "2023-03-31", "In force"),
    ]


def test_the_list_is_taken_as_a_spreadsheet(taken):
    book = load_workbook(BytesIO(taken("xlsx", "state=Lapsed")))

    assert book.sheetnames == ["Agreements", "Read me"]
    rows = list(book["Agreements"].values)
    assert [row[0] for row in rows] == ["Title", OVER]
    assert rows[1][6].date() == d("2021-03-31")


def test_the_list_is_taken_as_json(taken):
    told = json.loads(taken("json"))

    assert (told["as_at"], told["known_on"]) == ("2021-05-03", "2021-05-03")
    assert [(row["title"], row["last"]) for row in told["agreements"]] == [
        (OVER, "2021-03-31"),
        (SOON, "2021-05-31"),
        (LATER, "2023-03-31"),
    ]


def test_last_days_and_reviews_are_taken_as_a_calendar(taken, three):
    TermFactory(agreement=three[SOON], **printed("review", d("2021-05-01")))

    first, again = (Calendar.from_ical(taken("ics", "state=Ending+soon")) for _ in "12")

    key = three[SOON].key
    events = [(e["uid"], e.decoded("dtstart"), str(e["summary"])) for e in first.walk("VEVENT")]
    assert events == [
        (f"{key}-ends@testserver", d("2021-05-31"), "Ends soon ends"),
        (f"{key}-review@testserver", d("2021-05-01"), "Ends soon is to be reviewed"),
    ]
    assert [e["uid"] for e in again.walk("VEVENT")] == [uid for uid, *_ in events]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "ics"])
def test_a_file_holds_nothing_of_others_and_is_recorded(client, outsider, three, ending):
    client.force_login(outsider)

    page = client.get(f"/agreements/agreements.{ending}")

    content = b"".join(page) if page.streaming else page.content
    assert OVER.encode() not in content
    assert Event.objects.filter(what="agreements.exported", by=outsider).count() == 1


def test_a_view_is_saved_opened_and_deleted(client, commissioner, three):
    client.force_login(commissioner)

    saved = client.post(
        "/agreements/views/new/", {"name": "Over", "query": "state=Lapsed&after=x"}, follow=True
    )

    view = SavedView.objects.get(owner=commissioner)
    assert saved.redirect_chain == [("/agreements/?state=Lapsed", 302)]
    client.post(f"/agreements/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()


def test_a_view_saved_again_under_its_name_is_replaced(client, commissioner):
    client.force_login(commissioner)
    for query in ("state=Lapsed", "state=Draft"):
        client.post("/agreements/views/new/", {"name": "Mine", "query": query})

    assert [view.query for view in SavedView.objects.all()] == ["state=Draft"]


def test_nobody_sees_the_views_of_others(client, commissioner, partner_commissioner):
    view = SavedViewFactory(owner=partner_commissioner)
    client.force_login(commissioner)

    assert view.name not in words(one(parsed(client.get("/agreements/")), "main"))
    assert client.get(f"/agreements/views/{view.pk}/delete/").status_code == 404
    assert Agreement.objects.count() == 0
