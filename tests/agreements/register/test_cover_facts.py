"""What cover is judged by: agreements with what took their place, whoever may see that."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from agreements.register.cover import Cover, cover
from agreements.register.cover_facts import cover_facts
from agreements.register.models import Agreement, Term
from agreements.register.place_cover import cover_panel, cover_section
from commissioning.accounts.roles import Role
from commissioning.home.reading import Reading
from tests.factories import LinkFactory, OrganisationFactory, UserFactory
from tests.factories.life import printed
from tests.html import one, parsed, words

TODAY = dt.date(2021, 6, 1)
ENDED = "since 31 December 2020 (152 days)"


@pytest.fixture
def old(make_agreed, council, icb, time_machine):
    """In force to March 2022 by its own term, and replaced in 2021 by one of the council alone."""
    time_machine.move_to(dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC))
    replaced = make_agreed(council, icb, last="2022-03-31", title="The old one")
    new = make_agreed(
        council, OrganisationFactory(), first="2021-01-01", last="2023-03-31", title="The new one"
    )
    days = printed("on", dt.date(2021, 1, 1))
    LinkFactory(later=new, earlier=replaced, kind="replaces", **days)
    return replaced


@pytest.fixture
def partner(icb):
    """Who acts for the party of the old one that has no part in the new one."""
    return UserFactory(roles={icb: [Role.COMMISSIONER]})


def spans(user):
    facts = cover_facts(Agreement.objects.visible_to(user), user)
    found = cover(facts, dt.date(2020, 12, 31), dt.date(2021, 1, 1), TODAY)
    return [(span.cover, span.agreement and facts[span.agreement].title) for span in found]


def test_what_was_replaced_is_over_for_everybody(old, partner, commissioner):
    assert (spans(partner), spans(commissioner)) == (
        [(Cover.IN_FORCE, "The old one"), (Cover.NONE, None)],
        [(Cover.IN_FORCE, "The old one"), (Cover.IN_FORCE, "The new one")],
    )


def test_every_page_of_cover_says_so_and_the_api(client, old, partner, place):
    client.force_login(partner)
    api = APIClient()
    api.force_login(partner)

    pages = [
        words(one(parsed(client.get(page)), "main"))
        for page in (old.get_absolute_url(), f"{old.get_absolute_url()}cover/")
    ]
    told = [
        *pages,
        cover_section(place, partner).html,
        cover_panel(partner, TODAY, Reading(partner)).html,
        api.get(f"/api/v1/agreements/{old.key}/cover/").json()["sentence"],
        api.get(f"/api/v1/places/{place.slug}/cover/").json()["sentence"],
    ]

    assert [ENDED in one for one in told] == [True] * len(told)
    assert [one for one in told if "The new one" in one] == []


def test_a_draft_of_others_closes_no_gap_that_one_sees(client, old, partner):
    later = old.links_on.get().later
    for party in later.parties.all():
        party.signature.delete()
    old.links_on.update(kind="renews")
    Term.objects.filter(agreement=old).update(**printed("ends", dt.date(2021, 3, 31)))
    client.force_login(partner)

    page = words(one(parsed(client.get(f"{old.get_absolute_url()}cover/gap/")), "main"))

    assert "Go on with" not in page
    assert "Record why there is a gap" in page
