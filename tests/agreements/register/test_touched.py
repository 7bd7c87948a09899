import datetime as dt

import pytest

from commissioning.organisations.touched import touched_by
from tests.agreements.register.novated import in_force
from tests.factories import AgreementFactory, OrganisationFactory, SuccessionFactory, UserFactory

JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 1)


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Northshire CCG", slug="ccg", kind="ccg")


@pytest.fixture
def succession(ccg, icb):
    return SuccessionFactory(predecessor=ccg, successor=icb, on=JULY)


def seen(succession, user):
    return {
        group.name: [(one.title, one.about, bool(one.choice)) for one in group.things]
        for group in touched_by(succession, user)
    }


def test_it_touches_what_was_in_force_that_day_or_is_being_made(
    place, council, ccg, succession, commissioner
):
    """R-PTY-02: the day before the end of one, the day, and the day after."""
    in_force(place, council, ccg, title="Ended the day before", ends=JUNE)
    in_force(place, council, ccg, title="Ended on the day", ends=JULY)
    in_force(place, council, ccg, title="Still in force")
    AgreementFactory(partnership=place, parties=[council, ccg], title="A draft")

    assert seen(succession, commissioner) == {
        "Agreements in force or being made": [
            ("A draft", "Joint commissioning agreement, Northshire: draft", True),
            (
                "Ended on the day",
                "Joint commissioning agreement, Northshire: ending soon on that day, lapsed today",
                True,
            ),
            (
                "Still in force",
                "Joint commissioning agreement, Northshire: in force on that day",
                True,
            ),
        ]
    }


def test_nothing_is_counted_that_its_reader_may_not_see(
    place, council, ccg, succession, commissioner, outsider
):
    in_force(place, council, ccg)
    other = OrganisationFactory()
    in_force(place, other, ccg)

    assert [group.count for group in touched_by(succession, commissioner)] == [1]
    assert touched_by(succession, outsider) == []
    administrator = UserFactory(roles={council: ["administrator"]})
    assert touched_by(succession, administrator) == []


def test_a_viewer_sees_it_and_is_offered_nothing(place, council, ccg, succession, viewer):
    in_force(place, council, ccg)

    ((name, (thing,)),) = seen(succession, viewer).items()
    assert (name, thing[2]) == ("Agreements in force or being made", False)
