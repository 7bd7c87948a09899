"""Agreements that the tests of their life start from."""

import datetime as dt

import pytest

from agreements.register.facts import facts_with_successors
from agreements.register.standing import standing
from tests.factories import AgreementFactory, ApprovalFactory, SignatureFactory, TermFactory
from tests.factories.life import printed


@pytest.fixture
def make_agreed(place):
    """Makes agreements that every party approved and signed before the first day."""

    def make(*bodies, first="2020-04-01", last="2021-03-31", **details):
        starts, ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        agreement = AgreementFactory(partnership=place, parties=bodies, **details)
        TermFactory(
            agreement=agreement,
            starts="fixed",
            ends="fixed",
            **printed("starts", starts),
            **printed("ends", ends),
        )
        for party in agreement.parties.all():
            before = printed("on", starts - dt.timedelta(days=12))
            ApprovalFactory(party=party, state="recorded", **before)
            SignatureFactory(party=party, state="recorded", **before)
        agreement.refresh_from_db()
        return agreement

    return make


@pytest.fixture
def agreed(make_agreed, council, icb):
    """An agreement of the council and the ICB from 1 April 2020 to 31 March 2021."""
    return make_agreed(council, icb)


@pytest.fixture
def stands():
    """How an agreement stood on a day, known on it or on another, as the database says."""

    def ask(agreement, day, known_on=None):
        facts = facts_with_successors([agreement.pk], seen_by=None)
        on = dt.date.fromisoformat(day)
        known = dt.date.fromisoformat(known_on) if known_on else on
        return standing(facts[agreement.pk], on, known, others=facts)

    return ask


@pytest.fixture
def signed(draft):
    """The draft, approved and signed by both, for 2026/27."""
    TermFactory(
        agreement=draft,
        starts="fixed",
        starts_words="1 April 2026",
        starts_earliest="2026-04-01",
        starts_latest="2026-04-01",
        ends="fixed",
        ends_words="31 March 2027",
        ends_earliest="2027-03-31",
        ends_latest="2027-03-31",
    )
    for party in draft.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return draft
