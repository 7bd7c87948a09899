"""The pages of the money, as finance officers, their colleagues and others meet them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.money.contributions import change_contribution, confirm_contribution
from agreements.money.models import Contribution, FundClass, PooledFund
from agreements.register.models import Agreement
from tests.factories import (
    AgreementFactory,
    ContributionFactory,
    PooledFundFactory,
    PostFactory,
    TermFactory,
)
from tests.html import by_id, error_links, parsed, with_class, words
from tests.opened_files import csv_rows, pdf_text, sheet_of
from tests.undefined_names import undefined_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(fund):
    return lambda rest="": f"{fund.get_absolute_url()}{rest}"


@pytest.fixture
def of_agreement(section_75):
    return lambda rest="": f"/northshire/agreements/{section_75.key}/funds/{rest}"


@pytest.fixture
def entered(fund, council, icb):
    """The council's and the ICB's money of 2022/23."""
    return [
        ContributionFactory(
            fund=fund, partner=body, source_key=source, amount=Decimal(amount), note=""
        )
        for body, source, amount in (
            (council, "council-base-budget", "160.20"),
            (icb, "nhs-minimum", "300.33"),
        )
    ]


@pytest.fixture
def as_finance(client, finance_officer):
    client.force_login(finance_officer)
    return client


def text_of(response):
    return words(parsed(response))


def tables_of(response):
    """Every table of a page, as rows of words."""
    return [
        [[words(cell) for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
        for table in parsed(response).iter("table")
    ]


def test_a_fund_shows_its_schedule_first(as_finance, entered, here):
    page = as_finance.get(here())

    schedule, *_ = tables_of(page)
    assert schedule == [
        ["Source of funding", "Northshire Council", "NHS Northshire ICB", "Total"],
        ["Council base budget", "£160.20", "–", "£160.20"],
        ["NHS minimum contribution", "–", "£300.33", "£300.33"],
        ["Total cash", "£160.20", "£300.33", "£460.53"],
        ["Share of cash", "34.79%", "65.21%", "100.00%"],
    ]


def test_its_picture_has_a_sentence_and_a_table(as_finance, entered, here):
    page = as_finance.get(here())

    (sentence,) = with_class(parsed(page), "app-figure__sentence")
    assert words(sentence) == (
        "NHS Northshire ICB puts in 65.21% of the cash of Better Care Fund in 2022/23."
    )
    assert ["2022/23", "£160.20 (34.79%)", "£300.33 (65.21%)", "£460.53"] in tables_of(page)[1]


def test_what_is_below_nothing_keeps_its_row_of_shares_its_sentence_and_its_table(
    as_finance, entered, here
):
    Contribution.objects.filter(pk=entered[0].pk).update(amount=Decimal(-5), note="Refund")

    page = as_finance.get(here())

    schedule, picture, *_ = tables_of(page)
    assert schedule[-1] == ["Share of cash", "–", "–", "–"]
    assert picture[1] == ["2022/23", "−£5.00", "£300.33", "£295.33"]
    assert "Northshire Council takes £5.00 more out of Better Care Fund" in text_of(page)
    assert "the cash has no shares, because Northshire Council takes out more" in text_of(page)


def test_one_year_can_be_looked_at_alone(as_finance, entered, here, fund, council):
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))

    both, one = as_finance.get(here()), as_finance.get(here("?year=2021-22"))

    assert "All years, cash" in text_of(both)
    assert "All years, cash" not in text_of(one)
    assert "£460.53" not in text_of(one)
    assert f"{here()}schedule.xlsx?year=2021-22" in one.content.decode()


@pytest.mark.parametrize("year", ["2021", "x", "2021-23"])
def test_what_is_no_year_is_not_found(as_finance, here, year):
    assert as_finance.get(here(f"?year={year}")).status_code == 404


def test_an_empty_fund_says_what_it_is_for(as_finance, here):
    assert "No contributions yet." in text_of(as_finance.get(here()))


def test_each_contribution_says_how_it_stands(as_finance, entered, here, finance_officer):
    confirmed = confirm_contribution(entered[0], by=finance_officer, version=1)
    change_contribution(confirmed, by=finance_officer, version=2, amount=Decimal(5))
    on = Contribution.objects.get(pk=confirmed.pk).confirmed_on

    rows = tables_of(as_finance.get(here()))[-1]

    assert [row[:4] for row in rows[1:]] == [
        [
            "Northshire Council",
            "Council base budget",
            "£5.00",
            f"Varied It was £160.20 when confirmed on {on:%-d %B %Y}",
        ],
        ["NHS Northshire ICB", "NHS minimum contribution", "£300.33", "Indicative"],
    ]


def content_of(response):
    return b"".join(response)


def test_the_schedule_is_one_click_from_the_overview(as_finance, entered, here):
    overview = as_finance.get("/money/")

    links = {words(a): a.get("href") for a in parsed(overview).iter("a")}
    assert links["Schedule (XLSX) of Better Care Fund, 2022/23"] == here(
        "schedule.xlsx?year=2022-23"
    )


def test_files_are_named_after_the_fund_and_kept_by_nobody(as_finance, entered, here):
    files = [
        as_finance.get(here(f"schedule.{ending}?year=2022-23")) for ending in ("xlsx", "csv", "pdf")
    ]

    assert [(f.headers["Content-Disposition"], f.headers["Cache-Control"]) for f in files] == [
        (f'attachment; filename="better-care-fund-schedule-2022-23.{ending}"', "private, no-store")
        for ending in ("xlsx", "csv", "pdf")
    ]


@pytest.mark.needs("Poppler")
def test_page_and_files_say_the_same_total(as_finance, entered, here):
    page = text_of(as_finance.get(here()))
    workbook = content_of(as_finance.get(here("schedule.xlsx")))
    ledger = csv_rows(content_of(as_finance.get(here("schedule.csv"))))
    pdf = pdf_text(content_of(as_finance.get(here("schedule.pdf"))))

    assert ("£460.53" in page, "£460.53" in pdf) == (True, True)
    assert sheet_of(workbook, "Schedule")["E5"].value == 460.53
    assert sum(Decimal(row[4]) for row in ledger[1:]) == Decimal("460.53")


@pytest.mark.needs("Poppler")
def test_invented_amounts_say_so_on_the_page_and_in_every_file(as_finance, entered, here, fund):
    fund.figures_are = "illustrative"
    fund.save()
    sentence = "These amounts are invented for illustration."

    said = [
        text_of(as_finance.get(here())),
        text_of(as_finance.get(here("contributions/2022-23/"))),
        text_of(as_finance.get(here("contributions/2022-23/confirm/"))),
        sheet_of(content_of(as_finance.get(here("schedule.xlsx"))), "Front sheet")["A2"].value,
        content_of(as_finance.get(here("schedule.csv"))).decode(),
        pdf_text(content_of(as_finance.get(here("schedule.pdf")))),
    ]

    assert [sentence in words for words in said] == [True] * 6


def test_a_pdf_that_cannot_be_made_says_why_and_can_be_tried_again(
    as_finance, entered, here, settings, tmp_path
):
    """Without its styles no document can be laid out."""
    (tmp_path / "static" / "documents").mkdir(parents=True)
    settings.BASE_DIR = tmp_path

    page = as_finance.get(here("schedule.pdf"))

    assert (page.status_code, "The PDF could not be made" in text_of(page)) == (503, True)
    assert here("schedule.pdf") in [a.get("href") for a in parsed(page).iter("a")]


def test_the_overview_shows_funds_by_year_and_what_places_come_to(
    as_finance, entered, fund, council, section_75, finance_officer
):
    confirm_contribution(entered[0], by=finance_officer, version=1)
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(9), form="in_kind")
    PooledFundFactory(agreement=section_75, name="Empty pool")
    in_view = PooledFundFactory(
        agreement=section_75, name="In view", fund_class=FundClass.objects.get(key="in_view")
    )
    ContributionFactory(fund=in_view, partner=council, amount=Decimal(999))

    funds, places = tables_of(as_finance.get("/money/"))

    assert [[row[0], row[1].split(" Northshire")[0], *row[2:4]] for row in funds[1:]] == [
        ["2022/23", "Better Care Fund", "£460.53", "1 of 2 confirmed"],
        ["2022/23", "In view", "£999.00", "0 of 1 confirmed"],
        ["2021/22", "Better Care Fund", "£7.00", "0 of 2 confirmed"],
        ["–", "Empty pool", "–", "Nothing entered yet"],
    ]
    assert places[1:] == [
        ["2022/23", "Northshire", "£460.53"],
        ["2021/22", "Northshire", "£7.00"],
    ]


def test_the_overview_is_narrowed_by_place_and_year(as_finance, entered, fund, council, place):
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))

    page = as_finance.get("/money/", {"year": "21/22", "place": place.pk})
    nothing = as_finance.get("/money/", {"year": "2001/02"})

    assert [row[0] for row in tables_of(page)[0][1:]] == ["2021/22"]
    assert "No funds match." in text_of(nothing)


def test_a_filter_that_names_no_year_says_so(as_finance, entered):
    page = as_finance.get("/money/", {"year": "last year"})

    assert error_links(parsed(page)) == {
        "Financial year, such as 2027/28: enter a financial year, like 2022/23": "id_year"
    }


def test_somebody_without_funds_learns_where_they_come_from(client, outsider):
    client.force_login(outsider)

    assert "No funds yet." in text_of(client.get("/money/"))


def test_a_fund_is_set_up_with_a_post_that_nobody_had_named(
    as_finance, of_agreement, council, finance_officer
):
    pooled = FundClass.objects.get(key="pooled")

    done = as_finance.post(
        of_agreement("add/"),
        {
            "name": "Better Care Fund",
            "fund_class": pooled.pk,
            "host": council.pk,
            "pool_manager_title": "Head of finance",
            "vat_basis": "regime",
            "report_rhythm": "quarterly",
            "figures_are": "real",
        },
    )

    fund = PooledFund.objects.get()
    assert done.headers["Location"] == fund.get_absolute_url()
    assert (str(fund.pool_manager), fund.made_by, fund.has_manager_of_host) == (
        "Head of finance, Northshire Council",
        finance_officer,
        True,
    )


def test_a_fund_without_a_name_or_a_kind_is_refused_in_words(as_finance, of_agreement):
    page = as_finance.post(of_agreement("add/"), {"services": "Reablement"})

    assert error_links(parsed(page)) == {
        "Enter name": "id_name",
        "Select what kind of fund it is": "id_fund_class",
        "Select what is known of VAT": "id_vat_basis",
        "Select how often the pool manager reports": "id_report_rhythm",
        "Select whether the figures are real": "id_figures_are",
    }
    assert "Reablement" in text_of(page)


def test_a_post_at_no_host_is_refused_and_no_fund_is_left_behind(as_finance, of_agreement):
    answers = {
        "name": "Pool",
        "fund_class": FundClass.objects.get(key="pooled").pk,
        "pool_manager_title": "Head of finance",
        "vat_basis": "regime",
        "report_rhythm": "quarterly",
        "figures_are": "real",
    }

    page = as_finance.post(of_agreement("add/"), answers)

    assert "Say who the host is." in text_of(page)
    assert not PooledFund.objects.exists()


def test_a_memorandum_is_asked_why(as_finance, place, council, icb):
    """R-S75-43."""
    memorandum = AgreementFactory(
        partnership=place, parties=[council, icb], kind=Agreement.Kind.MOU
    )
    TermFactory(agreement=memorandum)

    page = as_finance.post(f"/northshire/agreements/{memorandum.key}/funds/add/", {"name": "Pool"})

    assert error_links(parsed(page))["Enter why this memorandum holds a fund"] == (
        "id_held_despite"
    )


def test_a_fund_is_changed(as_finance, fund, here, icb):
    answers = {
        "name": "Pool",
        "fund_class": fund.fund_class.pk,
        "host": icb.pk,
        "vat_basis": "agency",
        "report_rhythm": "monthly",
        "figures_are": "real",
        "version": 1,
    }

    done = as_finance.post(here("edit/"), answers)

    fund.refresh_from_db()
    assert (done.headers["Location"], fund.name, fund.host) == (here(), "Pool", icb)


def test_two_who_change_a_fund_meet(as_finance, fund, here):
    PooledFund.objects.filter(pk=fund.pk).update(name="Theirs", version=2)
    answers = {
        "name": "Mine",
        "fund_class": fund.fund_class.pk,
        "vat_basis": "regime",
        "report_rhythm": "monthly",
        "figures_are": "real",
        "version": 1,
    }

    page = as_finance.post(here("edit/"), answers)

    assert page.status_code == 409
    assert "Theirs" in text_of(page)
    assert "Mine" in text_of(page)


def facts_of(contribution, **changes):
    return {
        "partner": contribution.partner_id,
        "source": contribution.source_id,
        "amount": "160.20",
        "form": "cash",
        "spend": "revenue",
        "recurrence": "not_stated",
        "basis": "not_stated",
        "version": contribution.version,
    } | changes


def test_a_contribution_is_changed_with_the_decision_that_fixed_it(as_finance, entered, here):
    one = entered[0]
    answers = facts_of(
        one,
        amount="£1.5m",
        effective_from="1/7/22",
        decided_by="Cabinet",
        decided_on="21 April 2022",
        decision_reference="CAB/22/7",
    )

    done = as_finance.post(here(f"contributions/{one.key}/edit/"), answers)
    again = as_finance.post(here(f"contributions/{one.key}/edit/"), answers | {"version": 2})

    one.refresh_from_db()
    assert done.headers["Location"] == again.headers["Location"] == here("?year=2022-23")
    assert (one.amount, one.effective_from, one.version) == (1_500_000, dt.date(2022, 7, 1), 2)
    assert "Decided by Cabinet, 21 April 2022, CAB/22/7" in text_of(as_finance.get(here()))


def test_two_who_change_a_contribution_meet(as_finance, entered, here, partner_finance_officer):
    one = entered[0]
    change_contribution(one, by=partner_finance_officer, version=1, amount=Decimal(5))

    page = as_finance.post(
        here(f"contributions/{one.key}/edit/"), facts_of(one, amount="6", version=1)
    )

    assert page.status_code == 409
    assert "Kim Sample changed this contribution" in text_of(page)
    assert ("5.00" in text_of(page), "6" in text_of(page)) == (True, True)


def test_a_contribution_is_taken_out(as_finance, entered, here):
    done = as_finance.post(here(f"contributions/{entered[0].key}/take-out/"), {"version": 1})

    assert done.headers["Location"] == here("?year=2022-23")
    assert list(Contribution.objects.all()) == [entered[1]]


def test_a_finance_officer_confirms_the_money_of_their_own_body(as_finance, entered, here):
    page = as_finance.get(here("contributions/2022-23/confirm/"))
    seen = by_id(parsed(page), "id_seen").get("value")

    done = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": seen})

    assert (seen, done.headers["Location"]) == (f"{entered[0].key}:1", here("?year=2022-23"))
    assert [row.is_confirmed for row in Contribution.objects.order_by("pk")] == [True, False]


def test_what_changed_while_confirming_is_not_confirmed(
    as_finance, entered, here, partner_finance_officer
):
    change_contribution(entered[0], by=partner_finance_officer, version=1, amount=Decimal(5))

    page = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": f"{entered[0].key}:1"})

    assert (page.status_code, Contribution.objects.confirmed().count()) == (200, 0)
    assert "Kim Sample changed this contribution" in text_of(page)
    assert by_id(parsed(page), "id_seen").get("value") == f"{entered[0].key}:2"


def test_what_was_entered_while_confirming_is_not_confirmed(as_finance, entered, here):
    page = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": "abcd2345:1"})

    assert "More was entered in between." in text_of(page)
    assert Contribution.objects.confirmed().count() == 0


def test_nothing_to_confirm_says_so(as_finance, here):
    page = as_finance.get(here("contributions/2022-23/confirm/"))

    assert "There is nothing of yours to confirm for 2022/23." in text_of(page)


PAGES = [
    "",
    "edit/",
    "contributions/",
    "contributions/2022-23/",
    "contributions/2022-23/confirm/",
    "contributions/{key}/edit/",
    "contributions/{key}/take-out/",
    "schedule.xlsx",
    "schedule.csv",
    "schedule.pdf",
]
READ = ["", "schedule.xlsx", "schedule.csv", "schedule.pdf"]


@pytest.mark.parametrize("rest", PAGES)
def test_an_outsider_finds_nothing(client, outsider, entered, here, rest):
    client.force_login(outsider)

    assert client.get(here(rest.format(key=entered[0].key))).status_code == 404


@pytest.mark.parametrize("rest", PAGES)
def test_commissioners_and_viewers_read_and_do_not_write(
    client, commissioner, viewer, entered, here, rest
):
    answers = []
    for user in (commissioner, viewer):
        client.force_login(user)
        answers.append(client.get(here(rest.format(key=entered[0].key))).status_code)

    assert answers == [200 if rest in READ else 403] * 2


def test_readers_are_not_shown_what_they_cannot_do(client, viewer, entered, here, of_agreement):
    client.force_login(viewer)

    pages = [text_of(client.get(at)) for at in (here(), of_agreement())]

    offered = ("Change", "Enter", "Confirm what", "Set up a fund")
    assert [act for act in offered for page in pages if act in page] == []


def test_the_one_who_is_refused_learns_who_can(client, viewer, here):
    client.force_login(viewer)

    assert "Finance officers of Northshire Council and NHS Northshire ICB can." in text_of(
        client.get(here("edit/"))
    )


def test_a_contribution_of_another_fund_is_not_found_here(as_finance, here):
    other = ContributionFactory()

    assert as_finance.get(here(f"contributions/{other.key}/edit/")).status_code == 404


def test_no_page_leans_on_a_name_that_nobody_defined(
    as_finance, entered, here, of_agreement, fund, council
):
    PostFactory(organisation=council)
    ContributionFactory(
        fund=fund, partner=council, form="in_kind", amount=None, year=2021, spend="capital"
    )

    with undefined_names() as found:
        for page in ("/money/", of_agreement(), of_agreement("add/"), here("?year=2022-23")):
            as_finance.get(page)
        for rest in PAGES:
            as_finance.get(here(rest.format(key=entered[0].key)))

    assert found == []


@pytest.mark.parametrize("address", ["/money/", "{agreement}"])
def test_lists_ask_as_much_of_the_database_whatever_their_length(
    as_finance, section_75, council, of_agreement, address
):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            as_finance.get(address.format(agreement=of_agreement()))
        return len(asked)

    def add():
        fund = PooledFundFactory(agreement=section_75, host=council)
        ContributionFactory(fund=fund, partner=council)

    add()
    ask()  # the first visit also notes that somebody is there
    one = ask()
    add()
    add()

    assert ask() == one


def test_a_fund_asks_as_much_of_the_database_whatever_is_in_it(as_finance, fund, here, council):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            as_finance.get(here())
        return len(asked)

    ContributionFactory(fund=fund, partner=council)
    ask()  # the first visit also notes that somebody is there
    one = ask()
    for year in (2021, 2022, 2023):
        ContributionFactory(fund=fund, partner=council, year=year)

    assert ask() == one
