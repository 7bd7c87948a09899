"""What stands in the way of signing, on the home page."""

import datetime as dt

import pytest

from agreements.completeness.home import missing_needs
from commissioning.accounts.models import User
from commissioning.home.registry import Group, Need
from tests.agreements.completeness.conftest import explain_all
from tests.factories import AgreementFactory, SignatureFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def sent(pooled):
    pooled.title = "Better care"
    pooled.sent_for_approval_on = TODAY
    pooled.save()
    explain_all(pooled, "variation", "review")
    return pooled


def test_an_agreement_sent_for_approval_says_what_is_in_the_way(sent, commissioner):
    assert list(missing_needs(commissioner, TODAY)) == [
        Need(
            group=Group.DUE,
            title="2 things stand in the way of signing Better care",
            because="you are a commissioner of a party",
            due=None,
            url=f"/northshire/agreements/{sent.key}/missing/",
            act="See what is missing",
        )
    ]


def test_a_draft_says_nothing_yet(sent, commissioner):
    sent.sent_for_approval_on = None
    sent.save()

    assert list(missing_needs(commissioner, TODAY)) == []


def test_what_misses_nothing_and_what_all_signed_say_nothing(sent, commissioner):
    for party in sent.parties.all():
        SignatureFactory(party=party, state="recorded")
    assert list(missing_needs(commissioner, TODAY)) == []

    SignatureFactory(party=sent.parties.first(), state="awaited")
    explain_all(sent)
    assert list(missing_needs(commissioner, TODAY)) == []


def test_history_says_nothing(sent, commissioner):
    sent.stated_in = "A paper"
    sent.save()

    assert list(missing_needs(commissioner, TODAY)) == []


def test_it_is_said_to_commissioners_of_the_parties_alone(sent, viewer, outsider):
    assert list(missing_needs(viewer, TODAY)) == []
    assert list(missing_needs(outsider, TODAY)) == []


def test_three_take_as_many_queries_as_one(
    place, council, icb, commissioner, django_assert_num_queries
):
    for rows in (1, 3):
        while place.agreements.count() < rows:
            AgreementFactory(
                partnership=place,
                kind="section_75",
                parties=[council, icb],
                sent_for_approval_on=TODAY,
                stated_in="",
            )
        anew = User.objects.get(pk=commissioner.pk)  # nothing of it is read yet
        with django_assert_num_queries(11):
            assert len(list(missing_needs(anew, TODAY))) == rows
