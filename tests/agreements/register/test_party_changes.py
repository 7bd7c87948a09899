import datetime as dt

import pytest

from agreements.register.facts import facts_of
from agreements.register.happenings import happenings
from agreements.register.kind_facts import kind_facts_of
from agreements.register.models import Agreement
from agreements.register.novation_entries import novation_entries
from agreements.register.novations import novate_party
from agreements.register.party_changes import changes_by_law, party_lines
from tests.agreements.register.novated import in_force
from tests.factories import OrganisationFactory, OtherNameFactory, PartyFactory, SuccessionFactory

JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 1)


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Doncaster CCG", kind="ccg")


@pytest.fixture
def board(db):
    return OrganisationFactory(name="NHS South Yorkshire ICB", kind="icb")


def told(agreement, day):
    return [change.words for change in changes_by_law(agreement, day)]


def lines(agreement):
    novations = agreement.novations.with_names()
    return [line.words for line in party_lines(list(agreement.parties.all()), list(novations))]


def test_a_party_changed_by_law_is_told_from_the_day(place, council, ccg, board):
    """R-PTY-02, R-PTY-04: groups gave way to boards on 1 July 2022."""
    agreement = in_force(place, council, ccg)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)

    assert told(agreement, JUNE) == []
    assert told(agreement, JULY) == [
        "Party changed by law on 1 July 2022: NHS Doncaster CCG gave way to NHS South Yorkshire ICB."
    ]


@pytest.mark.parametrize(("ends", "changes"), [(JUNE, 0), (JULY, 1)])
def test_an_agreement_that_ended_before_has_no_change(place, council, ccg, board, ends, changes):
    agreement = in_force(place, council, ccg, ends=ends)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)

    assert len(told(agreement, dt.date(2026, 1, 1))) == changes


def test_a_chain_of_successions_is_told_to_its_end(place, council, ccg, board):
    """R-PTY-05: boards merged again on 1 April 2026."""
    agreement = in_force(place, council, ccg)
    last = OrganisationFactory(name="NHS Thames Valley ICB")
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)
    SuccessionFactory(predecessor=board, successor=last, on=dt.date(2026, 4, 1))

    assert told(agreement, dt.date(2026, 4, 1))[1:] == [
        "Party changed by law on 1 April 2026: NHS South Yorkshire ICB gave way to NHS Thames Valley ICB."
    ]
    assert len(told(agreement, dt.date(2026, 3, 31))) == 1


def test_a_novation_settles_it_and_one_row_tells_of_both(place, council, ccg, board, commissioner):
    """R-PTY-02."""
    agreement = in_force(place, council, ccg)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)
    old = agreement.parties.get(organisation=ccg)

    novate_party(old, to=board, on=JULY, how="law", source="The Act", by=commissioner)

    assert told(agreement, JULY) == []
    assert lines(agreement) == [
        "Northshire Council",
        "NHS Doncaster CCG to 30 June 2022, then NHS South Yorkshire ICB",
    ]


def test_bodies_bear_the_names_of_the_day(place, council, ccg, board):
    """R-PTY-08."""
    agreement = in_force(place, council, ccg)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)
    OtherNameFactory(
        organisation=board, name="NHS South Yorkshire Board", kind="former", used_until=JULY
    )

    assert told(agreement, dt.date(2026, 1, 1))[0].endswith(
        "gave way to NHS South Yorkshire Board."
    )


def test_a_place_tells_of_novations_to_those_who_may_see_them(
    place, council, ccg, board, commissioner, outsider
):
    agreement = in_force(place, council, ccg)
    old = agreement.parties.get(organisation=ccg)
    novate_party(old, to=board, on=JULY, how="law", source="The Act", by=commissioner)

    def words(user):
        return [entry.words for entry in novation_entries(place, user)]

    assert words(commissioner) == [
        "NHS South Yorkshire ICB takes the place of NHS Doncaster CCG in Joint agreement"
    ]
    assert words(outsider) == []


def test_it_is_part_of_the_life_of_the_agreement(place, council, ccg, board, commissioner):
    agreement = in_force(place, council, ccg)
    old = agreement.parties.get(organisation=ccg)
    novate_party(old, to=board, on=JULY, how="law", source="The Act", by=commissioner)
    facts = facts_of(Agreement.objects.filter(pk=agreement.pk))[agreement.pk]

    life = happenings(agreement, facts, dt.date(2026, 1, 1), seen_by=commissioner, left=None)

    assert [(one.on.latest, one.words, one.note) for one in life if one.on.latest == JULY] == [
        (
            JULY,
            "NHS South Yorkshire ICB in place of NHS Doncaster CCG",
            "By operation of law: The Act",
        )
    ]


def test_a_body_that_came_later_need_not_have_been_there_on_the_agreements_day(
    place, council, ccg, board, commissioner
):
    """R-S75-02, R-PTY-02: a board in an agreement of a group's time."""
    agreement = in_force(place, council, ccg)
    Agreement.objects.filter(pk=agreement.pk).update(kind="section_75")
    agreement.refresh_from_db()
    old = agreement.parties.get(organisation=ccg)
    novate_party(old, to=board, on=JULY, how="law", source="The Act", by=commissioner)

    facts = kind_facts_of(agreement, dt.date(2026, 1, 1), seen_by=commissioner)

    assert [body.name for body in facts.bodies] == ["Northshire Council", "NHS Doncaster CCG"]


def test_a_party_that_left_says_until_when(place, council, ccg):
    agreement = in_force(place, council, ccg)
    gone = PartyFactory(agreement=agreement, name_as_printed="Hospital", until_on=JUNE, position=3)

    assert lines(agreement) == [
        "Northshire Council",
        "NHS Doncaster CCG",
        f"{gone} to 30 June 2022",
    ]


def test_neither_a_claim_nor_a_boundary_changes_a_party(place, council, ccg, board, outsider):
    agreement = in_force(place, council, ccg)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY, entered_by=outsider)
    SuccessionFactory(predecessor=council, successor=board, on=JULY, kind="boundary")

    assert told(agreement, dt.date(2026, 1, 1)) == []
