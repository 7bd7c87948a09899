"""The one reviewed act that follows a succession: all that was chosen, or nothing (R-PTY-02)."""

import datetime as dt

import pytest

from agreements.register.chosen_novations import Chosen, novate_chosen
from agreements.register.models import Novation
from agreements.register.novations import set_successor_clause
from commissioning.errors import RuleBroken
from tests.agreements.register.novated import JULY, JUNE, LAW, in_force
from tests.factories import OrganisationFactory, SuccessionFactory, UserFactory


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Northshire CCG", slug="ccg", kind="ccg", ended_on=JUNE)


@pytest.fixture
def succession(ccg, icb):
    return SuccessionFactory(predecessor=ccg, successor=icb, on=JULY, source=LAW)


@pytest.fixture
def agreement(place, council, ccg):
    return in_force(place, council, ccg)


@pytest.fixture
def old(agreement, ccg):
    party = agreement.parties.get(organisation=ccg)
    party.defined_term, party.capacities = "the CCG", ["partner", "host"]
    party.name_as_printed = "Northshire CCG"
    party.save()
    return party


def test_all_that_was_chosen_is_novated_at_once(
    place, council, ccg, icb, old, succession, commissioner
):
    """R-PTY-02, journey A3."""
    other = in_force(place, council, ccg, title="Another agreement")
    set_successor_clause(other, binds_successors=True, by=commissioner)
    chosen = [Chosen(succession, f"agreement:{one.key}") for one in (old.agreement, other)]

    moved = novate_chosen(chosen, how="agreed", by=commissioner, names={succession.pk: "The Board"})

    assert [(str(n), n.on, n.how, n.succession) for n in moved.novations] == [
        ("NHS Northshire CCG to The Board", JULY, "clause", succession),
        ("Northshire CCG to The Board", JULY, "agreed", succession),
    ]


def test_two_bodies_that_became_one_become_one_party(place, council, commissioner):
    """Seed 004, section 3: two groups merged on 1 April 2019."""
    north, south, whole = (OrganisationFactory(name=n) for n in ("North", "South", "Whole"))
    agreement = in_force(place, council, north, south)
    april = dt.date(2022, 4, 1)
    chosen = [
        Chosen(
            SuccessionFactory(
                predecessor=body, successor=whole, on=april, kind="merged", source=LAW
            ),
            f"agreement:{agreement.key}",
        )
        for body in (north, south)
    ]

    moved = novate_chosen(chosen, how="law", by=commissioner)

    assert len({n.to_party for n in moved.novations}) == 1
    before, after = dt.date(2022, 3, 31), april
    rows = agreement.parties.all()
    assert [
        [str(p) for p in rows if (p.from_on or day) <= day <= (p.until_on or day)]
        for day in (before, after)
    ] == [["Northshire Council", "North", "South"], ["Northshire Council", "Whole"]]


def test_nothing_is_moved_where_one_thing_may_not_be(old, succession, commissioner, outsider):
    chosen = [Chosen(succession, f"agreement:{old.agreement.key}")]

    for by, more in (
        (outsider, []),
        (commissioner, [Chosen(succession, "agreement:zzzzzzzz")]),
    ):
        with pytest.raises(RuleBroken, match="Look at what it touches again"):
            novate_chosen([*chosen, *more], how="law", by=by)
    with pytest.raises(RuleBroken, match="Select at least one"):
        novate_chosen([], how="law", by=commissioner)
    assert not Novation.objects.exists()


def test_a_viewer_is_offered_nothing_to_choose(old, succession, council):
    viewer = UserFactory(roles={council: ["viewer"]})

    with pytest.raises(RuleBroken, match="Look at what it touches again"):
        novate_chosen([Chosen(succession, f"agreement:{old.agreement.key}")], how="law", by=viewer)
