import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Succession, successor_on, with_predecessors
from commissioning.succession.successions import (
    confirm_succession,
    record_successions,
)
from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    PartnerFactory,
    UserFactory,
)

APRIL = dt.date(2019, 4, 1)
MARCH = dt.date(2019, 3, 31)


def merge(north, south, whole, by):
    return record_successions(
        predecessors=[north, south], successors=[whole], on=APRIL, kind="merged", by=by
    )


def test_two_bodies_merge_into_one(north, south, whole, of_both):
    """R-PTY-02, R-PTY-05: as groups did on 1 April 2019, and boards from 1 April 2026."""
    made = merge(north, south, whole, of_both)

    assert [(s.predecessor, s.successor, s.on, s.is_unconfirmed) for s in made] == [
        (north, whole, APRIL, False),
        (south, whole, APRIL, False),
    ]
    assert with_predecessors({whole.pk}, on=APRIL) == {north.pk, south.pk, whole.pk}
    assert with_predecessors({whole.pk}, on=MARCH) == {whole.pk}
    for body in (north, south):
        body.refresh_from_db()
        assert body.ended_on == MARCH
        assert successor_on(body, APRIL) == whole


def test_a_body_is_split_and_stands_for_itself_where_a_person_must_say(north, south, whole):
    """R-PTY-02, R-PTY-09: councils are split too; nobody knows which heir is meant."""
    record_successions(
        predecessors=[whole], successors=[north, south], on=APRIL, kind="split", by=None
    )

    assert with_predecessors({north.pk}, on=APRIL) == {north.pk, whole.pk}
    assert successor_on(whole, APRIL) == whole


def test_a_boundary_change_gives_nobody_the_papers_of_a_body_that_lives_on(north, south):
    """R-PTY-02."""
    record_successions(predecessors=[north], successors=[south], on=APRIL, kind="boundary", by=None)

    assert with_predecessors({south.pk}, on=APRIL) == {south.pk}
    north.refresh_from_db()
    assert north.ended_on is None


def test_what_only_the_successor_states_opens_nothing(north, south, whole, of_the_whole):
    """Law 4: else any body could read another's papers by saying that it took over."""
    made = merge(north, south, whole, of_the_whole)

    assert [s.is_unconfirmed for s in made] == [True, True]
    assert with_predecessors({whole.pk}, on=APRIL) == {whole.pk}
    assert of_the_whole.organisations_as(Role.ADMINISTRATOR) == {whole.pk}
    north.refresh_from_db()
    assert north.ended_on is None


def test_the_predecessor_confirms_what_its_successor_stated(
    north, south, whole, of_both, of_the_whole
):
    first, second = merge(north, south, whole, of_the_whole)

    with pytest.raises(RuleBroken, match="Only an administrator of North CCG can confirm this."):
        confirm_succession(first, by=of_the_whole)
    confirm_succession(first, by=of_both)

    assert with_predecessors({whole.pk}, on=APRIL) == {north.pk, whole.pk}
    north.refresh_from_db()
    south.refresh_from_db()
    assert (north.ended_on, south.ended_on) == (MARCH, None)
    with pytest.raises(RuleBroken, match="nothing to confirm"):
        confirm_succession(first, by=of_both)


def test_who_runs_the_service_confirms_for_a_body_without_people(north, south, whole, of_the_whole):
    merge(north, south, whole, of_the_whole)
    said = StringIO()

    call_command("confirm_succession", north.slug, whole.slug, stdout=said)

    assert said.getvalue() == "Confirmed: North CCG to Whole CCG\n"
    assert not Succession.objects.get(predecessor=north).is_unconfirmed
    with pytest.raises(CommandError, match="nothing to confirm"):
        call_command("confirm_succession", north.slug, whole.slug)
    with pytest.raises(CommandError, match="No such succession"):
        call_command("confirm_succession", whole.slug, north.slug)


def test_the_successor_is_partner_where_its_predecessors_were(north, south, whole, place, of_both):
    """R-PTY-02: a place keeps its partners over time, each until its last day."""
    for body in (north, south):
        PartnerFactory(partnership=place, organisation=body, from_on=dt.date(2013, 4, 1))

    merge(north, south, whole, of_both)

    assert {(p.organisation, p.until_on) for p in place.partners_on(MARCH)} == {
        (north, MARCH),
        (south, MARCH),
    }
    assert [(p.organisation, p.from_on) for p in place.partners_on(APRIL)] == [(whole, APRIL)]


def roles(body):
    rows = body.memberships.order_by("user", "role")
    return [(m.user, m.role, m.from_on, m.until_on) for m in rows]


def test_people_act_for_a_body_that_nobody_acts_for(north, south, whole, of_both, council):
    """Journey A3: else nobody could go on with what the two were party to."""
    sam = UserFactory(roles={north: [Role.COMMISSIONER]})
    UserFactory(roles={council: [Role.COMMISSIONER]})

    merge(north, south, whole, of_both)

    assert roles(whole) == [
        (of_both, Role.ADMINISTRATOR, APRIL, None),
        (sam, Role.COMMISSIONER, APRIL, None),
    ]
    events = Event.objects.filter(what="membership.handed_on")
    assert {link.organisation for link in events.first().links.all()} == {north, whole}


def test_who_left_before_is_not_handed_on(north, whole, of_both, south):
    for body, last in ((north, MARCH), (south, APRIL)):
        MembershipFactory(user=UserFactory(name=f"Of {body}"), organisation=body, until_on=last)

    merge(north, south, whole, of_both)

    assert [str(m.user) for m in whole.memberships.exclude(user=of_both)] == ["Of South CCG"]


def test_a_body_with_an_administrator_chooses_its_own_people(
    north, south, whole, of_both, of_the_whole
):
    merge(north, south, whole, of_both)

    assert [m.user for m in whole.memberships.all()] == [of_the_whole]


def test_a_charitys_people_do_not_come_to_act_for_an_nhs_body(whole):
    charity = OrganisationFactory(kind="vcse")
    by = UserFactory(roles={charity: [Role.ADMINISTRATOR]})

    record_successions(
        predecessors=[charity], successors=[whole], on=APRIL, kind="transferred", by=by
    )

    assert not whole.memberships.exists()


def test_a_body_that_is_on_record_as_ended_keeps_its_day(north, south, whole):
    """Law 2: facts are kept as stated."""
    north.ended_on = dt.date(2019, 3, 1)
    north.save()

    merge(north, south, whole, None)

    north.refresh_from_db()
    assert north.ended_on == dt.date(2019, 3, 1)


def test_it_is_stated_once_never_of_itself_and_never_in_a_circle(north, south, whole, of_both):
    merge(north, south, whole, of_both)

    def stated(old, new):
        return record_successions(
            predecessors=[old], successors=[new], on=APRIL, kind="renamed", by=of_both
        )

    with pytest.raises(RuleBroken, match="on record already that Whole CCG took over from North"):
        stated(north, whole)
    with pytest.raises(RuleBroken, match="does not take over from itself"):
        stated(north, north)
    with pytest.raises(RuleBroken, match="Whole CCG came after North CCG"):
        stated(whole, north)
    with pytest.raises(RuleBroken, match="at least one body on each side"):
        record_successions(predecessors=[], successors=[whole], on=APRIL, kind="split", by=None)


def test_a_refusal_leaves_nothing_of_the_others(north, south, whole, of_both):
    with pytest.raises(RuleBroken):
        merge(north, whole, whole, of_both)

    assert not Succession.objects.exists()
    assert not Event.objects.filter(what="succession.recorded").exists()


def test_both_bodies_have_it_in_their_audit_log(north, south, whole, of_both):
    merge(north, south, whole, of_both)

    event = Event.objects.filter(what="succession.recorded").first()
    assert {link.organisation for link in event.links.all()} == {north, whole}
