"""Who may see a decision (security.md R1 to R5; README, settled 3)."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from commissioning.accounts.roles import Role
from commissioning.partnerships.models import Partner
from governance.decisions.models import Decision
from tests.factories import AuthorityLineFactory, DecisionFactory, UserFactory


def seen(user):
    return list(Decision.objects.visible_to(user))


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.FINANCE, Role.ADMINISTRATOR)])
def test_a_draft_of_an_officer_is_read_by_those_of_its_own_organisation(officer, council, role):
    draft = DecisionFactory(body=officer)

    assert seen(UserFactory(roles={council: [role]})) == [draft]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.ADMINISTRATOR])
def test_money_and_people_open_no_draft_by_themselves(officer, council, role):
    DecisionFactory(body=officer)

    assert seen(UserFactory(roles={council: [role]})) == []


def test_a_draft_of_an_officer_is_not_read_by_another_partner(officer, partner_secretary, outsider):
    DecisionFactory(body=officer)

    assert seen(partner_secretary) == []
    assert seen(outsider) == []
    assert seen(AnonymousUser()) == []


def test_a_draft_of_a_joint_board_is_read_by_every_partner(
    board, secretary, partner_secretary, outsider
):
    draft = DecisionFactory(body=board)

    assert seen(secretary) == [draft]
    assert seen(partner_secretary) == [draft]
    assert seen(outsider) == []


def test_a_partner_that_left_loses_the_boards_drafts(board, icb, partner_secretary):
    DecisionFactory(body=board)
    Partner.objects.filter(organisation=icb).update(until_on=dt.date(2020, 3, 31))

    assert seen(partner_secretary) == []


def test_a_partner_with_an_authority_line_reads_the_draft(officer, icb, partner_secretary):
    draft = DecisionFactory(body=officer)
    AuthorityLineFactory(decision=draft, organisation=icb)

    assert seen(partner_secretary) == [draft]


def test_what_was_published_is_seen_by_everybody(published, outsider, administrator):
    assert seen(AnonymousUser()) == [published]
    assert seen(outsider) == [published]
    assert seen(administrator) == [published]


def test_the_database_refuses_a_publication_without_a_reference(written):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=written.pk).update(published_at="2027-01-01T00:00Z")


def test_the_database_refuses_a_number_given_twice(published, written, place, board, secretary):
    taken = {"number_year": published.number_year, "number": published.number}
    other = DecisionFactory(body=board)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=other.pk).update(
            reference="X", published_at="2027-01-01T00:00Z", **taken
        )
