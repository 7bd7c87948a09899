"""The money that a variation changes: contributions name it, and it leads to the funds (R-FIN-14)."""

import pytest

from agreements.money.contributions import change_contribution
from agreements.money.varying import money_acts, money_rows
from commissioning.errors import RuleBroken
from tests.factories import VariationFactory
from tests.html import one, parsed, words


@pytest.fixture
def variation(section_75):
    return VariationFactory(agreement=section_75, title="More money", changes=["money"])


def test_a_contribution_names_the_variation_that_changes_it(
    variation, entered, finance_officer, fund
):
    first = entered[0]
    change_contribution(first, by=finance_officer, version=first.version, variation=variation)

    (row,) = money_rows(variation)
    assert (row.about, row.url) == ("money", f"{fund.get_absolute_url()}?year=2022-23")
    assert row.words.startswith("Better Care Fund: ")
    assert row.words.endswith(", £160.20")


def test_it_leads_to_every_fund(variation, fund):
    assert [(act.of, act.url) for act in money_acts(variation)] == [
        ("Better Care Fund", fund.get_absolute_url())
    ]


def test_a_variation_of_another_agreement_changes_no_money_here(entered, finance_officer):
    other, first = VariationFactory(), entered[0]

    with pytest.raises(RuleBroken, match="not a variation of this agreement"):
        change_contribution(first, by=finance_officer, version=first.version, variation=other)


def test_the_pages_of_both_lead_to_each_other(client, variation, entered, finance_officer, fund):
    first = entered[0]
    change_contribution(first, by=finance_officer, version=first.version, variation=variation)
    client.force_login(finance_officer)

    on_fund = client.get(f"{fund.get_absolute_url()}?year=2022-23")
    on_variation = client.get(variation.get_absolute_url())

    links = {link.get("href") for link in parsed(on_fund).iter("a")}
    assert variation.get_absolute_url() in links
    assert "Better Care Fund" in words(one(parsed(on_variation), "main"))
