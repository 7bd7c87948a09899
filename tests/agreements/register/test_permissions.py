"""Who may do what to an agreement, from the day a party joins to after it has left (R4)."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import AgreementFactory, PartyFactory, SignatureFactory

DAY = dt.timedelta(days=1)
DOES = ("edit_agreement", "approve_agreement", "publish_agreement")


@pytest.fixture
def leaving(place, council, icb):
    """An agreement whose second party leaves on a day, having signed or not."""

    def make(until_on, *, has_signed=False):
        agreement = AgreementFactory(partnership=place, parties=[council])
        party = PartyFactory(agreement=agreement, organisation=icb, until_on=until_on)
        if has_signed:
            SignatureFactory(party=party, state="recorded")
        return agreement

    return make


@pytest.mark.parametrize(("days", "may"), [(-1, [False] * 3), (0, [True] * 3), (1, [True] * 3)])
def test_a_party_writes_up_to_its_last_day(leaving, partner_commissioner, days, may):
    agreement = leaving(timezone.localdate() + days * DAY)

    assert [partner_commissioner.has_perm(f"register.{act}", agreement) for act in DOES] == may


def test_a_party_that_left_reads_on_what_it_signed(client, leaving, partner_commissioner):
    agreement = leaving(timezone.localdate() - DAY, has_signed=True)
    client.force_login(partner_commissioner)

    pages = ("", "parties/", "cover/", "history/", "text/", "areas/", "milestones/")
    answers = [client.get(agreement.get_absolute_url() + page).status_code for page in pages]

    assert answers == [200] * 7


def test_a_party_that_left_unsigned_learns_nothing(client, leaving, partner_commissioner):
    agreement = leaving(timezone.localdate() - DAY)
    client.force_login(partner_commissioner)

    assert client.get(agreement.get_absolute_url()).status_code == 404
    assert not partner_commissioner.has_perm("register.view_agreement", agreement)


def test_a_party_keeps_what_a_later_paper_says_it_signed(leaving, partner_commissioner):
    agreement = leaving(timezone.localdate() - DAY, has_signed=True)
    SignatureFactory(party=agreement.parties.last(), state="attested", stated_in="A later paper")

    assert partner_commissioner.has_perm("register.view_agreement", agreement)
