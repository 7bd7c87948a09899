"""Who finds which page of the money, who may only read, and that no page lacks a word."""

import pytest

from tests.agreements.money.answers import text_of
from tests.factories import ContributionFactory, PostFactory
from tests.undefined_names import undefined_names

pytestmark = pytest.mark.django_db


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
