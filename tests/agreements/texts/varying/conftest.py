"""A signed agreement with a short text, and variations of it."""

import datetime as dt

import pytest

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.varying import send_variation, start_variation
from agreements.texts.models import Clause
from commissioning.calendar.dates import words
from commissioning.calendar.printed_dates import PrintedDate
from tests.factories import AgreementFactory, ClauseFactory, TermFactory

AGREED = PrintedDate.from_words("10 February 2021")


@pytest.fixture
def agreement(place, council, icb):
    """Clauses 1, 2 with 2.1 and 2.2, and 3, which every party has signed."""
    agreement = AgreementFactory(partnership=place, parties=[council, icb], stated_in="A paper")
    TermFactory(agreement=agreement)
    for party in agreement.parties.all():
        party.approval.state = party.signature.state = "not_recorded"
        party.approval.save()
        party.signature.save()
    lines = ["1 Aims", "2 Meetings", "2.1 Quarterly", "2.2 Quorum", "3 Money"]
    for place, line in enumerate(lines, start=1):
        number, heading = line.split()
        ClauseFactory(
            agreement=agreement,
            position=place,
            parent=agreement.clauses.filter(number=number.rpartition(".")[0] or "none").first(),
            number=number,
            mark=number,
            heading=heading,
            body=f"As signed, {number}.",
        )
    return agreement


@pytest.fixture
def clause(agreement):
    """The clause of the signed text that has a number."""
    return lambda number: Clause.objects.get(agreement=agreement, number=number)


@pytest.fixture
def vary(agreement, commissioner):
    """Starts a variation of the text, from a day."""

    def start(effective="2021-03-01", **details):
        day = dt.date.fromisoformat(effective)
        on = PrintedDate(words(day), day, day)
        details = {"title": "Other words", "changes": ["text"]} | details
        return start_variation(agreement, effective=on, by=commissioner, **details)

    return start


@pytest.fixture
def agree(commissioner):
    """Has every party approve and sign a variation."""

    def do(variation):
        variation.refresh_from_db()
        send_variation(variation, by=commissioner)
        for approval in variation.approvals.all():
            record_variation_approval(approval, by=commissioner, on=AGREED)
        for signature in variation.signatures.all():
            record_variation_signature(signature, by=commissioner, on=AGREED)
        variation.refresh_from_db()
        return variation

    return do
