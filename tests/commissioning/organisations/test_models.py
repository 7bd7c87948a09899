import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from commissioning.organisations.models import (
    Organisation,
    OtherName,
    Succession,
    with_predecessors,
)
from tests.factories import OrganisationFactory

JULY = dt.date(2022, 7, 1)


@pytest.fixture
def chain(db):
    """Doncaster's NHS bodies (rules.md section 9): trust, then group, then board."""
    pct = OrganisationFactory(kind=Organisation.Kind.PCT, ended_on=dt.date(2013, 3, 31))
    ccg = OrganisationFactory(kind=Organisation.Kind.CCG, ended_on=dt.date(2022, 6, 30))
    icb = OrganisationFactory(kind=Organisation.Kind.ICB, began_on=JULY)
    for old, new, on in ((pct, ccg, dt.date(2013, 4, 1)), (ccg, icb, JULY)):
        Succession.objects.create(
            predecessor=old, successor=new, on=on, kind=Succession.Kind.TRANSFERRED
        )
    return pct, ccg, icb


def test_a_name_is_the_one_it_bore_that_day(db):
    """R-PTY-08."""
    council = OrganisationFactory(name="City of Doncaster Council")
    OtherName.objects.create(
        organisation=council,
        name="Doncaster Council",
        kind=OtherName.Kind.FORMER,
        used_until=dt.date(2022, 11, 8),
    )

    assert [council.name_on(dt.date(2022, 11, day)) for day in (7, 8, 9)] == [
        "Doncaster Council",
        "Doncaster Council",
        "City of Doncaster Council",
    ]


def test_a_successor_inherits_from_the_day_it_succeeds(chain):
    """R-PTY-02."""
    pct, ccg, icb = (body.pk for body in chain)

    assert with_predecessors({icb}, on=JULY - dt.timedelta(days=1)) == {icb}
    assert with_predecessors({icb}, on=JULY) == {icb, ccg, pct}


def test_a_body_existed_up_to_and_on_its_last_day(chain):
    ccg = chain[1]

    assert [ccg.existed_on(dt.date(2022, 6, 30)), ccg.existed_on(JULY)] == [True, False]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("ods_code", "02X"),
        ("ods_code", "QF7"),
        ("ods_code", "D9Y0V"),
        ("gss_code", "E08000017"),
    ],
)
def test_a_code_of_its_kind_is_taken(db, field, code):
    """R-PTY-07."""
    OrganisationFactory.build(**{field: code}).clean_fields()


@pytest.mark.parametrize(
    ("field", "code"),
    [("ods_code", "ab"), ("gss_code", "X08000017"), ("gss_code", "E0800001")],
)
def test_a_code_of_no_kind_is_refused(db, field, code):
    """R-PTY-07."""
    with pytest.raises(ValidationError) as refusal:
        OrganisationFactory.build(**{field: code}).clean_fields()

    assert list(refusal.value.message_dict) == [field]


def test_a_body_does_not_succeed_itself(chain):
    with pytest.raises(IntegrityError, match="between_two_bodies"):
        Succession.objects.create(
            predecessor=chain[0],
            successor=chain[0],
            on=JULY,
            kind=Succession.Kind.RENAMED,
        )


def test_a_body_is_found_by_name_former_name_and_code(db):
    council = OrganisationFactory(name="City of Doncaster Council", gss_code="E08000017")
    OtherName.objects.create(
        organisation=council, name="Doncaster Borough Council", kind=OtherName.Kind.FORMER
    )
    OrganisationFactory(name="Somebody else")

    found = [list(Organisation.objects.known_as(w)) for w in ("city", "borough", "E08000017")]
    assert found == [[council]] * 3
