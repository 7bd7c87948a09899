"""A place with a joint board of two partners, a deciding officer, and their board secretaries."""

import datetime as dt

import pytest

from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partner
from governance.decisions.decisions import record_decision
from governance.decisions.publication import publish_decision
from tests.factories import BodyFactory, PostFactory, UserFactory

TODAY = dt.date(2027, 5, 12)


@pytest.fixture
def today(time_machine):
    """It is `TODAY` for doors, which ask the clock."""
    time_machine.move_to(dt.datetime(2027, 5, 12, 10, tzinfo=dt.UTC))


@pytest.fixture
def partners(place, council, icb):
    """The council and the ICB are partners in the place."""
    for organisation in (council, icb):
        Partner.objects.create(partnership=place, organisation=organisation)
    return council, icb


@pytest.fixture
def board(place, partners):
    return BodyFactory(
        partnership=place, name="Joint Commissioning Board", short_name="JCB", slug="jcb"
    )


@pytest.fixture
def officer(place, partners, council):
    """The council's Director of Public Health, who decides alone."""
    return BodyFactory(
        partnership=place,
        organisation=council,
        post=PostFactory(organisation=council, title="Director of Public Health"),
        name="Director of Public Health",
        short_name="DPH",
        slug="dph",
        kind=Body.Kind.OFFICER,
    )


@pytest.fixture
def partner_secretary(icb):
    return UserFactory(email="kim@example.org", name="Kim Sample", roles={icb: [Role.SECRETARY]})


@pytest.fixture
def auditor(council):
    return UserFactory(email="aud@example.org", name="Aud Sample", roles={council: [Role.AUDITOR]})


def whole(body, **changes):
    """Details that lack nothing the law asks for."""
    return {
        "body": body,
        "title": "Renew the agreement",
        "regime": "executive_meeting",
        "is_key": "no",
        "is_subject_to_call_in": "no",
        "purpose": "To keep commissioning together.",
        "decision_text": "The agreement is renewed for a year.",
        "reasons": "Services would otherwise rest on nothing.",
        "options_statement": "No others were considered.",
        "conflicts": "none_declared",
        "decided_on": PrintedDate.from_words("11 May 2027"),
    } | changes


@pytest.fixture
def written(place, board, secretary):
    """A draft of the joint board that can be published as it is."""
    return record_decision(place, by=secretary, **whole(board))


@pytest.fixture
def published(written, secretary):
    return publish_decision(written, version=1, by=secretary, key="first", on=TODAY).decision
