"""A commissioner sees on the timeline that nothing is in force, and closes the gap (journey C4)."""

import datetime as dt

import pytest
from django.utils import timezone

from agreements.register.models import Agreement, GapNote
from commissioning.calendar.dates import add_months
from tests.factories import AgreementFactory, ApprovalFactory, SignatureFactory, TermFactory
from tests.factories.life import printed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BUDGET = 4


@pytest.fixture
def lapsed(place, council, icb):
    """An agreement of one year that ended a month ago and that nothing follows."""
    ended = timezone.localdate() - dt.timedelta(days=30)
    starts = add_months(ended + dt.timedelta(days=1), -12)
    agreement = AgreementFactory(
        partnership=place, title="Joint agreement", reference="", parties=[council, icb]
    )
    TermFactory(
        agreement=agreement,
        starts="fixed",
        ends="fixed",
        **printed("starts", starts),
        **printed("ends", ended),
    )
    for party in agreement.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return agreement


def open_the_gap(visitor):
    """From the timeline on the page of the place to the gap: one click."""
    visitor.go("/northshire/")
    visitor.begin_to_count()
    visitor.come_by(visitor.page.locator("a[href*='/cover/gap/']"))


def test_a_gap_is_closed_by_a_renewal(visitor, commissioner, lapsed):
    visitor.sign_in(commissioner)
    open_the_gap(visitor)

    visitor.follow("Start a renewal")
    visitor.press("Start the renewal")

    assert Agreement.objects.filter(links_back__earlier=lapsed).exists()
    assert visitor.clicks <= BUDGET


def test_why_there_is_a_gap_is_said(visitor, commissioner, lapsed):
    visitor.sign_in(commissioner)
    open_the_gap(visitor)

    visitor.follow("Record why there is a gap")
    visitor.page.get_by_label("Why was nothing in force?").fill("Nobody had noticed.")
    visitor.press("Save the note")

    assert GapNote.objects.get().agreement == lapsed
    assert "Nobody had noticed." in visitor.page.content()
    assert visitor.clicks <= BUDGET
