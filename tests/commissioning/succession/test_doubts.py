import datetime as dt

import pytest

from commissioning.succession.doubts import doubts_about
from tests.factories import OrganisationFactory, OtherNameFactory, SuccessionFactory, UserFactory

JULY = dt.date(2022, 7, 1)
JUNE = dt.date(2022, 6, 30)


def former(body, name, used_from, used_until):
    OtherNameFactory(
        organisation=body, name=name, kind="former", used_from=used_from, used_until=used_until
    )


@pytest.fixture
def ccg(db):
    return OrganisationFactory(
        name="Old CCG", kind="ccg", began_on=dt.date(2013, 4, 1), ended_on=JUNE
    )


@pytest.fixture
def heir(db):
    return OrganisationFactory(name="New ICB", kind="icb", began_on=JULY)


def test_days_that_meet_raise_no_doubt(ccg, heir):
    SuccessionFactory(predecessor=ccg, successor=heir, on=JULY)
    former(ccg, "First", None, dt.date(2015, 3, 31))
    former(ccg, "Second", dt.date(2015, 4, 1), dt.date(2018, 3, 31))

    assert (doubts_about(ccg), doubts_about(heir)) == ([], [])


def test_former_names_that_share_a_day_overlap(ccg):
    """R-PTY-08."""
    former(ccg, "First", None, dt.date(2015, 4, 1))
    former(ccg, "Second", dt.date(2015, 4, 1), dt.date(2018, 3, 31))

    assert doubts_about(ccg) == [
        "The former names First and Second overlap: a day shows the first of them."
    ]


def test_a_former_name_without_a_last_day_shows_on_none(ccg):
    former(ccg, "Once", None, None)

    assert doubts_about(ccg) == [
        "No last day is recorded for the former name Once, so no day is shown under it."
    ]


def test_names_outside_the_life_of_a_body_are_doubted(ccg):
    former(ccg, "Early", None, dt.date(2013, 3, 31))
    former(ccg, "Late", dt.date(2020, 1, 1), JULY)

    assert doubts_about(ccg) == [
        "The name Early was given up before the body began on 1 April 2013.",
        "The name Late was used after the body’s last day, 30 June 2022.",
    ]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_succession_a_day_from_the_end_is_doubted_on_both_sides(ccg, heir, days):
    """R-PTY-02, law 2: it is shown and not refused."""
    on = JULY + dt.timedelta(days=days)
    SuccessionFactory(predecessor=ccg, successor=heir, on=on)

    words = f"{on.day} {on:%B} {on.year}"
    assert doubts_about(ccg) == [
        f"New ICB took over on {words}, but Old CCG ended on 30 June 2022."
    ]
    assert doubts_about(heir) == (
        [f"It took over from Old CCG on {words}, but began on 1 July 2022."] if days < 0 else []
    )


def test_a_claim_that_nobody_confirmed_is_said_on_both_sides(ccg, heir):
    SuccessionFactory(predecessor=ccg, successor=heir, on=JULY, entered_by=UserFactory())

    assert doubts_about(ccg) == [
        "New ICB states that it took over. No administrator of Old CCG has confirmed it yet."
    ]
    assert doubts_about(heir) == [
        "No administrator of Old CCG has confirmed yet that New ICB took over from it."
    ]
