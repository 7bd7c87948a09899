"""Who sees an agreement, and what the database itself refuses."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from agreements.register.models import Agreement, Party, Term
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Succession
from tests.factories import (
    AgreementFactory,
    OrganisationFactory,
    PartyFactory,
    SignatureFactory,
    TermFactory,
    UserFactory,
)

YESTERDAY = timezone.localdate() - dt.timedelta(days=1)


def seen_by(user):
    return list(Agreement.objects.visible_to(user))


def test_every_partys_people_see_it(draft, commissioner, partner_commissioner, viewer):
    assert [seen_by(u) for u in (commissioner, partner_commissioner, viewer)] == [[draft]] * 3


def test_nobody_else_does(draft, outsider, db):
    assert [seen_by(u) for u in (outsider, AnonymousUser(), UserFactory())] == [[], [], []]


def test_an_administrator_sees_no_papers_by_that_role(draft, administrator):
    assert seen_by(administrator) == []


def test_a_partner_that_left_keeps_what_it_signed_and_loses_drafts(place, council, icb):
    user = UserFactory(roles={icb: [Role.COMMISSIONER]})
    signed = AgreementFactory(partnership=place, parties=[council])
    unsigned = AgreementFactory(partnership=place, parties=[council])
    left = PartyFactory(agreement=signed, organisation=icb, until_on=YESTERDAY)
    PartyFactory(agreement=unsigned, organisation=icb, until_on=YESTERDAY)
    SignatureFactory(party=left, state="recorded")

    assert seen_by(user) == [signed]


def test_a_successor_inherits(draft, icb):
    heir = OrganisationFactory()
    Succession.objects.create(
        predecessor=icb, successor=heir, on=dt.date(2022, 7, 1), kind=Succession.Kind.TRANSFERRED
    )

    assert seen_by(UserFactory(roles={heir: [Role.VIEWER]})) == [draft]


def test_somebody_whose_role_ended_yesterday_sees_nothing(draft, council):
    user = UserFactory(roles={council: [Role.COMMISSIONER]})
    user.memberships.update(until_on=YESTERDAY)

    assert seen_by(user) == []


def test_the_database_refuses_a_term_that_ends_before_it_starts(draft):
    with pytest.raises(IntegrityError, match="term_ends_on_or_after_its_start"):
        TermFactory(
            agreement=draft,
            starts_earliest=dt.date(2021, 4, 1),
            starts_latest=dt.date(2021, 4, 1),
            ends_earliest=dt.date(2021, 3, 31),
            ends_latest=dt.date(2021, 3, 31),
        )


def test_the_database_refuses_the_same_party_twice(draft, council):
    with pytest.raises(IntegrityError):
        Party.objects.create(agreement=draft, organisation=council, name_as_printed="Again")


def test_a_term_says_its_words(draft):
    assert str(
        TermFactory(agreement=draft, starts_words="April 2018", ends_words="March 2021")
    ) == ("April 2018 to March 2021")


def test_a_term_without_words_says_how_it_starts(draft):
    assert str(Term(agreement=draft, starts="last_signature", ends_words="31 March 2018")) == (
        "When the last party signs to 31 March 2018"
    )
