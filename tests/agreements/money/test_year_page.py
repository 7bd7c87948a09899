"""Entering a year as rows: typed, pasted, changed by two at once; all saved, or none."""

from decimal import Decimal

import pytest

from agreements.money.contributions import change_contribution
from agreements.money.models import Contribution
from tests.factories import ContributionFactory
from tests.html import by_id, error_links, parsed, with_class, words

pytestmark = pytest.mark.django_db
FIELDS = ("partner", "source", "source_as_printed", "amount", "form", "spend", "note")


@pytest.fixture
def there(fund, council):
    """A contribution that stands in the grid already."""
    return ContributionFactory(
        fund=fund,
        partner=council,
        source_key="council-base-budget",
        amount=Decimal("160.20"),
        note="",
    )


@pytest.fixture
def year(client, fund, finance_officer):
    """Opens and sends the page of 2022/23 as a browser does."""
    client.force_login(finance_officer)
    return YearPage(client, f"{fund.get_absolute_url()}contributions/2022-23/")


class YearPage:
    def __init__(self, client, address):
        self.client, self.address = client, address

    def open(self):
        self.page = self.client.get(self.address)
        return self

    def fill(self, row, **values):
        self.answers = self.answers_now() if not hasattr(self, "answers") else self.answers
        self.answers |= {f"form-{row}-{name}": value for name, value in values.items()}
        return self

    def press(self, button="save", **more):
        answers = getattr(self, "answers", None) or self.answers_now()
        self.page = self.client.post(self.address, answers | {button: "1"} | more)
        if hasattr(self, "answers"):
            del self.answers
        return self

    def answers_now(self):
        """What the page as it stands would send."""
        found = {}
        for field in parsed(self.page).iter():
            name = field.get("name", "")
            if not name.startswith("form-") or field.get("type") == "checkbox":
                continue
            if field.tag == "select":
                chosen = [o for o in field.iter("option") if o.get("selected") is not None]
                found[name] = chosen[0].get("value", "") if chosen else ""
            else:
                found[name] = field.get("value", "")
        return found

    def rows(self):
        """What stands in each row, without what is hidden."""
        now = self.answers_now()
        count = int(now["form-TOTAL_FORMS"])
        return [[now[f"form-{i}-{name}"] for name in FIELDS] for i in range(count)]

    def errors(self):
        return error_links(parsed(self.page))


BLANK = ["", "", "", "", "cash", "revenue", ""]


def test_it_shows_the_rows_that_are_there_and_three_blank_ones(year, there, council):
    assert year.open().rows() == [
        [str(council.pk), "council-base-budget", "", "160.20", "cash", "revenue", ""],
        BLANK,
        BLANK,
        BLANK,
    ]


def test_rows_are_entered_and_changed_together(year, there, council, icb):
    year.open()
    year.fill(0, amount="£170")
    year.fill(1, partner=icb.pk, source="nhs-minimum", amount="33,147,300.01", note="Uplift")
    year.press()

    assert year.page.headers["Location"].endswith("?year=2022-23")
    assert list(
        Contribution.objects.order_by("pk").values_list("partner", "amount", "note", "version")
    ) == [
        (council.pk, Decimal("170.00"), "", 2),
        (icb.pk, Decimal("33147300.01"), "Uplift", 1),
    ]


def test_a_row_is_taken_out(year, there):
    year.open().fill(0, take_out="on").press()

    assert not Contribution.objects.exists()


def test_every_rows_error_is_told_at_once_and_nothing_is_saved(year, there, icb):
    year.open()
    year.fill(0, amount="n/a").fill(1, partner=icb.pk, source="nhs-minimum", amount="5")
    year.fill(2, amount="7")
    year.press()

    assert year.errors() == {
        "Row 1: Amount: enter an amount in pounds, like 33147300, £33,147,300 or £5.65m": "id_form-0-amount",
        "Row 3: Select a partner": "id_form-2-partner",
        "Row 3: Select a source": "id_form-2-source",
    }
    assert [row[3] for row in year.rows()] == ["n/a", "5", "7", ""]
    assert Contribution.objects.count() == 1


def test_what_the_rules_refuse_is_told_at_its_row(year, there, icb):
    year.open().fill(1, partner=icb.pk, source="other", amount="5").press()

    slip = "Row 2: Say what the source is, as it is not on the list."
    assert year.errors() == {slip: "row-2"}
    (row,) = [r for r in with_class(parsed(year.page), "app-grid-row") if "Error" in words(r)]
    assert words(row).startswith("Row 2 Error: Say what the source is, as it is not on the list.")
    assert Contribution.objects.count() == 1


def test_a_row_is_added_without_losing_what_was_typed(year, there):
    year.open().fill(1, amount="not yet", note="Ask finance").press("add-row")

    assert (len(year.rows()), year.rows()[1][3], year.rows()[1][6]) == (5, "not yet", "Ask finance")
    assert with_class(parsed(year.page), "govuk-error-message") == []


def test_pasted_rows_stand_in_the_grid_to_be_looked_through(year, there, council, icb):
    block = "Partner\tSource\tAmount\nthe Council\tiBCF\t£5.65M\nthe ICB\tOther: Winter\t\tin kind"
    year.open().fill(0, amount="170").press("paste", block=block)

    assert year.rows() == [
        [str(council.pk), "council-base-budget", "", "170", "cash", "revenue", ""],
        [
            str(council.pk),
            "improved-better-care-fund",
            "iBCF",
            "5,650,000.00",
            "cash",
            "revenue",
            "",
        ],
        [str(icb.pk), "other", "Winter", "", "in_kind", "revenue", ""],
    ]
    assert "2 rows added below." in words(parsed(year.page))
    assert Contribution.objects.count() == 1
    year.press()
    assert Contribution.objects.count() == 3


def test_every_pasted_slip_is_told_and_the_block_stays(year, there):
    block = "Nobody\tiBCF\t5\nthe Council\tWnter\tmuch"
    year.open().press("paste", block=block)

    assert list(year.errors()) == [
        "Row 1: “Nobody” is not a partner. Write Northshire Council or NHS Northshire ICB",
        "Row 2: “Wnter” is not on the list of sources. Write it as on the list, or as Other: Wnter",
        (
            "Row 2: “much” is not an amount."
            " Enter an amount in pounds, like 33147300, £33,147,300 or £5.65m"
        ),
    ]
    assert set(year.errors().values()) == {"id_block"}
    assert by_id(parsed(year.page), "id_block").text.strip() == block
    assert len(year.rows()) == 4


def test_more_rows_than_a_page_holds_are_not_lost_unseen(year, there):
    """The second block does not fit behind the first."""
    block = "the Council\tiBCF\t5\n" * 200
    year.open().press("paste", block=block).press("paste", block=block)

    assert year.errors() == {"A page holds 300 rows. Save some of them first": "id_block"}
    assert len(year.rows()) == 201
    assert by_id(parsed(year.page), "id_block").text.strip() == block.strip()


def test_two_who_change_one_row_meet_and_neither_is_lost(
    year, there, fund, partner_finance_officer
):
    year.open()
    change_contribution(there, by=partner_finance_officer, version=1, amount=Decimal(999))
    year.fill(0, amount="170").press()

    assert year.page.status_code == 409
    text = words(parsed(year.page))
    assert "Kim Sample changed this contribution in between." in text
    assert "Now saved: Council base budget, £999.00, indicative." in text
    assert year.rows()[0][3] == "170"
    year.press()
    assert Contribution.objects.get().amount == Decimal(170)


def test_a_row_left_alone_keeps_what_somebody_else_made_of_it(
    year, there, icb, partner_finance_officer
):
    year.open()
    change_contribution(there, by=partner_finance_officer, version=1, amount=Decimal(999))
    year.fill(1, partner=icb.pk, source="nhs-minimum", amount="5").press()

    assert sorted(Contribution.objects.values_list("amount", flat=True)) == [5, 999]


def test_after_the_meeting_ones_own_can_be_given_up(year, there, partner_finance_officer):
    year.open()
    change_contribution(there, by=partner_finance_officer, version=1, amount=Decimal(999))
    year.fill(0, amount="170").press()
    year.fill(0, amount="999.00").press()

    row = Contribution.objects.get()
    assert (row.amount, row.version) == (Decimal(999), 2)


def test_nothing_changed_saves_nothing(year, there):
    year.open().press()

    assert (year.page.status_code, Contribution.objects.get().version) == (302, 1)


@pytest.mark.parametrize("count", ["", "x", "-1"])
def test_a_form_that_was_tampered_with_does_no_harm(year, there, count):
    year.open().fill(0)
    year.answers["form-TOTAL_FORMS"] = count

    assert year.press().page.status_code in (200, 302)
    assert Contribution.objects.count() == 1


def test_a_year_is_chosen_first(client, fund, finance_officer):
    client.force_login(finance_officer)
    here = f"{fund.get_absolute_url()}contributions/"

    chosen = client.post(here, {"year": "27/28"})
    refused = client.post(here, {"year": "2027/29"})

    assert chosen.headers["Location"] == f"{here}2027-28/"
    assert list(error_links(parsed(refused)).values()) == ["id_year"]


@pytest.mark.parametrize("year", ["2022-24", "2022", "1800-01"])
def test_what_is_no_year_is_not_found(client, fund, finance_officer, year):
    client.force_login(finance_officer)

    assert client.get(f"{fund.get_absolute_url()}contributions/{year}/").status_code == 404
