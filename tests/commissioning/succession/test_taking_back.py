"""Taking back a succession that was stated by mistake, and who may."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.organisations.models import with_predecessors
from commissioning.succession.successions import (
    record_successions,
    take_back_succession,
)
from tests.factories import (
    OrganisationFactory,
    PartnerFactory,
    UserFactory,
)

APRIL = dt.date(2019, 4, 1)


def test_what_was_stated_by_mistake_is_taken_back(north, south, whole, of_both):
    first, _ = record_successions(
        predecessors=[north, south], successors=[whole], on=APRIL, kind="merged", by=of_both
    )

    take_back_succession(first, by=of_both, reason="Another group was meant")

    assert with_predecessors({whole.pk}, on=APRIL) == {south.pk, whole.pk}
    event = Event.objects.get(what="succession.taken_back")
    assert event.payload.after["reason"] == "Another group was meant"


@pytest.fixture
def of_others(north, south, whole):
    """An administrator of another body, who shares a place with one that nobody administers."""
    other = OrganisationFactory(name="Elsewhere Council")
    place = PartnerFactory(organisation=north).partnership
    PartnerFactory(partnership=place, organisation=other)
    return UserFactory(roles={other: [Role.ADMINISTRATOR]})


@pytest.mark.parametrize("who", ["of_both", "of_the_whole"])
def test_an_administrator_of_either_side_may_take_a_succession_back(
    north, south, whole, who, request
):
    (one,) = record_successions(
        predecessors=[north], successors=[whole], on=APRIL, kind="merged", by=None
    )

    assert request.getfixturevalue(who).has_perm("succession.take_back", one)


def test_the_administrators_of_others_may_not_though_neither_side_has_one(
    north, whole, of_others, viewer
):
    (one,) = record_successions(
        predecessors=[north], successors=[whole], on=APRIL, kind="merged", by=None
    )

    assert of_others.has_perm("succession.keep_record", north)
    assert not of_others.has_perm("succession.take_back", one)
    assert not viewer.has_perm("succession.take_back", one)


def test_who_stated_it_may_take_it_back_while_an_administrator(north, whole, of_others):
    (one,) = record_successions(
        predecessors=[north], successors=[whole], on=APRIL, kind="merged", by=of_others
    )
    assert of_others.has_perm("succession.take_back", one)

    of_others.memberships.update(until_on=dt.date(2019, 1, 1), from_on=dt.date(2018, 1, 1))

    assert not type(of_others).objects.get(pk=of_others.pk).has_perm("succession.take_back", one)


def test_who_runs_the_service_takes_back_what_nobody_else_can(north, whole):
    record_successions(predecessors=[north], successors=[whole], on=APRIL, kind="merged", by=None)
    said = StringIO()

    call_command("take_back_succession", north.slug, whole.slug, "Another was meant", stdout=said)

    assert said.getvalue() == f"Taken back: {north.slug} to {whole.slug}\n"
    event = Event.objects.get(what="succession.taken_back")
    assert (event.by, event.payload.after["reason"]) == (None, "Another was meant")
    with pytest.raises(CommandError, match="No such succession"):
        call_command("take_back_succession", north.slug, whole.slug, "Again")
