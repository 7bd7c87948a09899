"""Putting down what an agreement makes somebody do, and recording that it was done."""

import datetime as dt

import pytest

from agreements.areas.models import Obligation
from agreements.areas.obligations import (
    accept_obligation,
    change_obligation,
    do_obligation,
    put_down_obligation,
    set_aside_obligation,
)
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import ClauseFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 2, 1)
MONTHLY = {"rhythm_words": "at least once a month", "every": 1, "unit": "month"}


@pytest.fixture
def put_down(draft, commissioner):
    def act(**said):
        return put_down_obligation(draft, by=commissioner, **{"words": "Meet"} | said)

    return act


def test_what_a_person_puts_down_is_watched(put_down, draft, icb):
    clause = ClauseFactory(agreement=draft, number="5.5", heading="Meetings")

    owed = put_down(clause=clause, owner=icb, owner_post="Director of Place", **MONTHLY)

    assert (owed.source, owed.owner_words) == (
        "5.5 Meetings",
        "Director of Place, NHS Northshire ICB",
    )
    assert Obligation.objects.watched().get() == owed


def test_a_clause_that_is_gone_is_called_what_it_was_called(put_down, draft):
    clause = ClauseFactory(agreement=draft, number="5.5", heading="Meetings")
    owed = put_down(clause=clause, **MONTHLY)

    clause.delete()

    owed.refresh_from_db()
    assert (owed.clause, owed.source) == (None, "5.5 Meetings")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (dict, "Say by which day it is due, or how often"),
        (lambda: MONTHLY | {"due": PrintedDate.from_words("May 2027")}, "not both"),
        (lambda: MONTHLY | {"clause": ClauseFactory()}, "a clause of this agreement"),
        (lambda: MONTHLY | {"owner": OrganisationFactory(name="Far")}, "Far is not a party"),
        (lambda: MONTHLY | {"owner_post": "Head"}, "Say which body"),
    ],
)
def test_what_cannot_be_is_refused(put_down, said, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        put_down(**said())

    assert Obligation.objects.count() == 0


def test_what_was_found_is_accepted_by_a_person(put_down, commissioner):
    found = put_down(is_proposed=True, **MONTHLY)
    assert (found.is_proposed, Obligation.objects.watched().count()) == (True, 0)

    accepted = accept_obligation(found, version=1, by=commissioner)

    assert (accepted.is_proposed, accepted.accepted_by) == (False, commissioner)
    with pytest.raises(RuleBroken, match="accepted already"):
        accept_obligation(found, version=2, by=commissioner)


def test_to_change_what_was_found_is_to_accept_it(put_down, commissioner):
    found = put_down(is_proposed=True, **MONTHLY)
    said = {"clause": None, "owner": None, "owner_post": "", "due": None, **MONTHLY}

    changed = change_obligation(found, words="Meet here", version=1, by=commissioner, **said)

    assert (changed.words, changed.is_proposed) == ("Meet here", False)
    with pytest.raises(StaleVersion):
        change_obligation(found, words="Meet there", version=1, by=commissioner, **said)


def test_what_is_set_aside_is_watched_no_more_until_it_is_accepted_again(put_down, commissioner):
    owed = put_down(**MONTHLY)

    set_aside_obligation(owed, reason="The board has gone", version=1, by=commissioner)
    assert Obligation.objects.watched().count() == 0
    with pytest.raises(RuleBroken, match="Accept this obligation first"):
        do_obligation(owed, on=PrintedDate.on(TODAY), today=TODAY, by=commissioner)

    accept_obligation(owed, version=2, by=commissioner)
    assert Obligation.objects.watched().count() == 1


@pytest.mark.parametrize(("on", "refusal"), [("2 February 2027", "past"), ("lately", "Enter")])
def test_it_is_done_on_a_day_that_has_come(put_down, on, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        do_obligation(put_down(**MONTHLY), on=PrintedDate.from_words(on), today=TODAY, by=None)


def test_a_paper_may_say_that_it_was_done_lately(put_down):
    lately = PrintedDate.from_words("lately")

    done = do_obligation(put_down(**MONTHLY), on=lately, today=TODAY, stated_in="Minutes", by=None)

    assert (done.on_words, done.on_latest, done.stated_in) == ("lately", None, "Minutes")
