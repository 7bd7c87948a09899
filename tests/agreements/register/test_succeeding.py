"""One agreement in the place of one, or of many (R-S75-41; seed 003 paragraph 5)."""

import datetime as dt

import pytest

from agreements.register.models import Link
from agreements.register.standing import State
from agreements.register.succeeding import take_the_place_of
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import AgreementFactory

OCTOBER = PrintedDate.from_words("1 October 2020")


@pytest.fixture
def new(make_agreed, council, icb):
    return make_agreed(council, icb, first="2020-10-01", last="2023-09-30")


def test_many_are_consolidated_into_one(
    agreed, make_agreed, council, icb, new, commissioner, stands
):
    other = make_agreed(council, icb, last="2022-03-31")

    take_the_place_of(new, [agreed, other], on=OCTOBER, by=commissioner)

    assert [link.kind for link in Link.objects.all()] == ["consolidates", "consolidates"]
    for one in (agreed, other):
        found = stands(one, "2020-10-01")
        assert (found.state, found.last) == (State.ENDED, dt.date(2020, 9, 30))


def test_one_replaces_one(agreed, new, commissioner, stands):
    (link,) = take_the_place_of(new, [agreed], on=OCTOBER, by=commissioner)

    assert (link.kind, link.on) == ("replaces", OCTOBER)
    assert [stands(agreed, day).state for day in ("2020-09-30", "2020-10-01")] == [
        State.IN_FORCE,
        State.ENDED,
    ]


def test_a_draft_puts_an_end_to_nothing(agreed, place, council, icb, commissioner, stands):
    draft = AgreementFactory(partnership=place, parties=[council, icb])

    take_the_place_of(draft, [agreed], on=OCTOBER, by=commissioner)

    assert stands(agreed, "2020-10-01").last == dt.date(2021, 3, 31)


def test_an_agreement_is_replaced_once(agreed, new, make_agreed, council, icb, commissioner):
    take_the_place_of(new, [agreed], on=OCTOBER, by=commissioner)

    with pytest.raises(RuleBroken, match="has been replaced already"):
        take_the_place_of(make_agreed(council, icb), [agreed], on=OCTOBER, by=commissioner)


def test_nothing_takes_the_place_of_itself(agreed, new, commissioner):
    take_the_place_of(new, [agreed], on=OCTOBER, by=commissioner)

    with pytest.raises(RuleBroken, match="come from itself"):
        take_the_place_of(agreed, [new], on=OCTOBER, by=commissioner)


def test_at_least_one_is_chosen(new, commissioner):
    with pytest.raises(RuleBroken, match="Choose at least one"):
        take_the_place_of(new, [], by=commissioner)
