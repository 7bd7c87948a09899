"""Who may do what to an agreement, from the day a party joins to after it has left (R4)."""

import datetime as dt
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from agreements.texts.documents import agreement_pdf
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    LinkFactory,
    OrganisationFactory,
    PartyFactory,
    SignatureFactory,
    TermFactory,
)

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


@pytest.fixture
def followed(place, council, icb):
    """An agreement of both that ended yesterday; what follows it is the Council's with another."""
    yesterday = timezone.localdate() - DAY
    old = AgreementFactory(partnership=place, title="Old", parties=[council, icb])
    TermFactory(
        agreement=old,
        starts="fixed",
        starts_words="x",
        starts_earliest="2020-04-01",
        starts_latest="2020-04-01",
        ends="fixed",
        ends_words="x",
        ends_earliest=yesterday,
        ends_latest=yesterday,
    )
    other = OrganisationFactory()
    new = AgreementFactory(partnership=place, title="Secret heir", parties=[council, other])
    TermFactory(
        agreement=new,
        starts="fixed",
        starts_words="x",
        starts_earliest=timezone.localdate(),
        starts_latest=timezone.localdate(),
        ends="none",
    )
    for party in (*old.parties.all(), *new.parties.all()):
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="recorded", **SIGNED)
    LinkFactory(later=new, earlier=old)
    return old


SIGNED = {"on_words": "x", "on_earliest": "2020-03-01", "on_latest": "2020-03-01"}


def test_what_follows_an_agreement_is_named_to_its_own_parties_alone(
    client, followed, commissioner, partner_commissioner
):
    pages = ("/agreements/", followed.get_absolute_url(), f"/api/v1/agreements/{followed.key}/")

    def read_by(user):
        client.force_login(user)
        return [b"Secret heir" in client.get(page).content for page in pages]

    assert read_by(commissioner) == [True, True, True]
    assert read_by(partner_commissioner) == [False, False, False]
    assert b"followed by another agreement" in client.get(pages[1]).content


def test_the_pdf_of_an_agreement_does_not_name_what_follows_it(followed):
    """All its parties may take it."""
    made = agreement_pdf(followed)

    said = PdfReader(BytesIO(made.content)).pages[0].extract_text()
    assert "was followed by another agreement" in " ".join(said.split())
