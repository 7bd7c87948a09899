"""How an agreement stands on a day, known on a day (law 1; R-S75-37 to 40; seeds 000 and 001)."""

import datetime as dt
from dataclasses import replace

import pytest

from agreements.register.facts import Act, Facts
from agreements.register.lifetime import agreed_on, first_day, last_day
from agreements.register.shown import show
from agreements.register.standing import Rest, State, standing
from commissioning.calendar.printed_dates import PrintedDate
from tests.agreements.register.doncaster import FIRST_JCA, MOU, SECOND_JCA, both, chain

TODAY = dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def state(one: int, on: str, known_on: str | None = None) -> State:
    facts = chain()
    known = day(known_on) if known_on else TODAY
    return standing(facts[one], day(on), known, others=facts).state


def plain(**changes) -> Facts:
    """Two parties approved on 1 March 2020 and signed on 20 March; 1 April 2020 to 31 March 2021."""
    facts = Facts(
        id=9,
        title="Plain",
        kind="jca",
        binding="yes",
        starts="fixed",
        starts_on=PrintedDate.on(day("2020-04-01")),
        ends="fixed",
        ends_on=PrintedDate.on(day("2021-03-31")),
        approvals=both("recorded", PrintedDate.on(day("2020-03-01"))),
        signatures=both("recorded", PrintedDate.on(day("2020-03-20"))),
    )
    return replace(facts, **changes)


@pytest.mark.parametrize(
    ("one", "on", "known_on", "expected"),
    [
        (MOU, "2017-12-30", None, State.AGREED),
        (MOU, "2017-12-31", None, State.IN_FORCE),
        (MOU, "2017-12-31", "2017-12-30", State.AWAITING_SIGNATURE),
        (MOU, "2018-03-31", None, State.IN_FORCE),
        (MOU, "2018-03-31", "2018-03-31", State.ENDING_SOON),
        (MOU, "2018-04-01", None, State.ENDED),
        (FIRST_JCA, "2018-03-31", None, State.AGREED),
        (FIRST_JCA, "2018-04-01", None, State.IN_FORCE),
        (FIRST_JCA, "2020-09-30", "2020-09-30", State.IN_FORCE),
        (FIRST_JCA, "2020-10-01", "2020-10-01", State.ENDING_SOON),
        (FIRST_JCA, "2021-03-31", "2021-03-31", State.ENDING_SOON),
        (FIRST_JCA, "2021-04-01", "2021-04-01", State.LAPSED),
        (FIRST_JCA, "2021-04-10", "2021-04-10", State.LAPSED),
        (FIRST_JCA, "2021-04-20", "2021-04-20", State.LAPSED),
        (FIRST_JCA, "2021-04-20", "2021-04-21", State.ENDED),
        (FIRST_JCA, "2021-04-10", None, State.ENDED),
        (SECOND_JCA, "2021-04-10", "2021-04-10", State.AWAITING_APPROVAL),
        (SECOND_JCA, "2021-04-20", "2021-04-20", State.AWAITING_APPROVAL),
        (SECOND_JCA, "2021-04-21", "2021-04-21", State.IN_FORCE),
        (SECOND_JCA, "2021-04-10", None, State.IN_FORCE),
        (SECOND_JCA, "2021-03-31", None, State.AGREED),
        (SECOND_JCA, "2021-09-30", None, State.IN_FORCE),
        (SECOND_JCA, "2021-10-01", None, State.ENDING_SOON),
        (SECOND_JCA, "2022-03-31", None, State.ENDING_SOON),
        (SECOND_JCA, "2022-04-01", None, State.LAPSED),
        (SECOND_JCA, "2026-11-22", None, State.LAPSED),
    ],
)
def test_the_doncaster_chain_stands_as_the_papers_say(one, on, known_on, expected):
    assert state(one, on, known_on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2021-04-01", True),
        ("2021-04-20", True),
        ("2021-04-21", False),
    ],
)
def test_cover_rests_on_the_later_decision_until_the_day_it_was_made(on, expected):
    facts = chain()

    found = standing(facts[SECOND_JCA], day(on), TODAY, others=facts)

    assert (Rest.LATER_DECISION in found.rests_on) is expected


def test_the_renewal_was_decided_twenty_days_after_it_began():
    facts = chain()

    found = standing(facts[SECOND_JCA], day("2021-05-01"), TODAY, others=facts)

    assert found.days_retrospective == 20


@pytest.mark.parametrize(
    ("approved", "signed", "late"),
    [
        ("2020-03-31", "2020-04-01", 0),
        ("2020-04-01", "2020-04-02", 1),
        ("2020-04-21", "2020-04-01", 20),
        ("2020-03-01", "2021-03-31", 364),
    ],
)
def test_the_last_act_of_a_party_after_the_start_makes_it_retrospective(approved, signed, late):
    """R-S75-38: an approval counts as a signature does, and nothing is refused."""
    acts = {
        "approvals": both("recorded", PrintedDate.on(day(approved))),
        "signatures": both("recorded", PrintedDate.on(day(signed))),
    }

    found = standing(plain(**acts), day("2020-06-01"), TODAY)

    assert found.days_retrospective == late


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        ("2018-04-30", "."),
        ("2018-05-01", ". It was agreed on 1 May 2018, after it began; that day is inferred."),
    ],
)
def test_days_are_not_counted_from_a_day_that_is_inferred(agreed, said):
    """Agreed within the month that the paper names, it may have been agreed before it began."""
    one = replace(
        chain()[FIRST_JCA],
        starts_on=PrintedDate.from_words("April 2018"),
        ends="none",
        approvals=(Act("The Council", "recorded", PrintedDate.on(day(agreed))),),
        signatures=(),
    )

    found = show(one, day("2019-06-01"), TODAY, {})

    assert found.standing.days_retrospective == 0
    assert found.sentence == f"No day ends it{said}"


def test_a_lapse_is_counted_in_days_from_the_last_day_of_cover():
    """R-S75-39."""
    facts = chain()

    found = standing(facts[FIRST_JCA], day("2021-04-10"), day("2021-04-10"), others=facts)

    assert (found.days_lapsed, found.last) == (10, day("2021-03-31"))


def test_what_history_does_not_record_is_said_beside_the_standing():
    facts = chain()

    found = standing(facts[FIRST_JCA], day("2019-06-01"), TODAY, others=facts)

    assert found.rests_on == (Rest.ATTESTED, Rest.NOT_RECORDED, Rest.INFERRED)


@pytest.mark.parametrize(
    ("changes", "on", "known_on", "expected"),
    [
        ({"approvals": ()}, "2020-06-01", "2020-06-01", State.DRAFT),
        ({"approvals": both("awaited")}, "2020-06-01", "2020-06-01", State.DRAFT),
        (
            {"approvals": both("awaited"), "sent_for_review_on": dt.date(2020, 2, 1)},
            "2020-02-01",
            "2020-02-01",
            State.IN_REVIEW,
        ),
        (
            {"approvals": both("awaited"), "sent_for_review_on": dt.date(2020, 2, 1)},
            "2020-02-01",
            "2020-01-31",
            State.DRAFT,
        ),
        (
            {"approvals": both("awaited"), "sent_for_approval_on": dt.date(2020, 2, 1)},
            "2020-02-02",
            "2020-02-02",
            State.AWAITING_APPROVAL,
        ),
        ({"signatures": both("awaited")}, "2020-06-01", "2020-06-01", State.AWAITING_SIGNATURE),
        ({"signatures": both("not_required")}, "2020-06-01", "2020-06-01", State.IN_FORCE),
        ({}, "2020-03-31", "2020-03-31", State.AGREED),
        ({}, "2020-04-01", "2020-04-01", State.IN_FORCE),
        ({}, "2021-03-31", "2021-03-31", State.ENDING_SOON),
        ({}, "2021-04-01", "2021-04-01", State.LAPSED),
        ({}, "2020-04-01", "2020-02-29", State.DRAFT),
        ({}, "2020-04-01", "2020-03-19", State.AWAITING_SIGNATURE),
        (
            {"ends": "rolling", "ends_on": PrintedDate("")},
            "2090-01-01",
            "2090-01-01",
            State.IN_FORCE,
        ),
        ({"ends": "event"}, "2090-01-01", "2090-01-01", State.IN_FORCE),
        ({"ends": "none"}, "2090-01-01", "2090-01-01", State.IN_FORCE),
        ({"ends": "ceiling"}, "2021-04-01", "2021-04-01", State.LAPSED),
        ({"starts": "last_signature"}, "2020-03-19", "2020-06-01", State.AGREED),
        ({"starts": "last_signature"}, "2020-03-20", "2020-06-01", State.IN_FORCE),
        (
            {"starts": "last_signature", "signatures": both("not_recorded")},
            "2020-06-01",
            "2020-06-01",
            State.NOT_KNOWN,
        ),
        (
            {"starts": "not_stated", "starts_on": PrintedDate("")},
            "2020-06-01",
            "2020-06-01",
            State.NOT_KNOWN,
        ),
    ],
)
def test_an_agreement_stands_by_its_own_facts(changes, on, known_on, expected):
    assert standing(plain(**changes), day(on), day(known_on)).state == expected


def test_a_standing_names_who_is_waited_for():
    one_waits = (
        Act("the Council", "recorded", PrintedDate.on(day("2020-03-01"))),
        Act("the ICB", "awaited"),
    )

    found = standing(plain(approvals=one_waits), day("2020-04-01"), day("2020-04-01"))

    assert (found.state, found.waiting_for) == (State.AWAITING_APPROVAL, ("the ICB",))


def test_what_its_own_officer_has_not_confirmed_is_said():
    unconfirmed = Act("the ICB", "recorded", PrintedDate.on(day("2020-03-01")), is_unconfirmed=True)

    found = standing(plain(approvals=(unconfirmed,)), day("2020-06-01"), day("2020-06-01"))

    assert found.rests_on == (Rest.UNCONFIRMED,)


def test_the_lead_time_of_ending_soon_is_an_argument():
    found = standing(plain(), day("2021-01-01"), day("2021-01-01"), lead_months=2)

    assert (found.state, found.days_left) == (State.IN_FORCE, 89)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("fixed", "2021-03-31"),
        ("ceiling", "2021-03-31"),
        ("rolling", None),
        ("event", None),
        ("none", None),
    ],
)
def test_only_a_day_or_a_ceiling_ends_an_agreement(ends, expected):
    """R-S75-40."""
    facts = replace(chain()[FIRST_JCA], ends=ends)

    assert last_day(facts) == (day(expected) if expected else None)


def test_the_end_day_is_inclusive_and_the_start_is_the_last_signature():
    facts = chain()[MOU]

    assert (first_day(facts), last_day(facts), agreed_on(facts)) == (
        day("2017-12-31"),
        day("2018-03-31"),
        day("2017-12-31"),
    )
