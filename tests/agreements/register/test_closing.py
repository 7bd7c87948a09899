"""Closing a gap in cover: what may be done, and saying why there is one (journey C4)."""

import datetime as dt

import pytest

from agreements.register.closing import Way, note_gap, notes_on, ways_to_close
from agreements.register.facts import facts_of
from agreements.register.gaps import Gap, gap_on
from agreements.register.models import Agreement, GapNote
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.factories import LinkFactory, OptionToExtendFactory, SignatureFactory

TODAY = dt.date(2021, 5, 3)


def d(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def ways(commissioner):
    def ask(by=commissioner, today=TODAY):
        facts = facts_of(Agreement.objects.all())
        gap = gap_on(facts, today, TODAY)
        return ways_to_close(gap, facts, by, today)

    return ask


def test_after_the_last_agreement_it_is_renewed_held_over_or_explained(agreed, ways):
    page = agreed.get_absolute_url()

    assert ways() == [
        Way(
            "Record that it was held over",
            f"If the partners went on under {agreed} after 31 March 2021.",
            f"{page}hold-over/",
        ),
        Way("Start a renewal", "A new agreement takes its place.", f"{page}renew/"),
        Way(
            "Record why there is a gap",
            "A dated note, kept with the agreement.",
            f"{page}cover/gap/why/?first=2021-04-01",
        ),
    ]


def test_an_option_in_the_agreement_is_offered_first(agreed, ways):
    OptionToExtendFactory(agreement=agreed)

    assert [way.act for way in ways()][0] == "Use an option to extend"


def test_what_is_renewed_already_is_not_renewed_twice(agreed, make_agreed, council, icb, ways):
    later = make_agreed(council, icb, first="2021-04-01", last="2022-03-31", title="The next")
    LinkFactory(later=later, earlier=agreed)
    for party in later.parties.all():
        SignatureFactory(party=party, state="awaited")

    page = later.get_absolute_url()
    first, second = later.parties.all()
    why = "It is not agreed yet: The next, which runs 1 April 2021 to 31 March 2022."
    assert ways()[:2] == [
        Way(
            "Record the signature of Northshire Council",
            why,
            f"{page}parties/{first.pk}/signature/",
        ),
        Way(
            "Record the signature of NHS Northshire ICB",
            why,
            f"{page}parties/{second.pk}/signature/",
        ),
    ]
    assert "Start a renewal" not in [way.act for way in ways()]


def test_when_what_followed_starts_is_asked_for_if_nobody_knows(
    agreed, make_agreed, council, icb, ways
):
    later = make_agreed(council, icb, first="2021-04-01", last="2022-03-31", title="The next")
    LinkFactory(later=later, earlier=agreed)
    later.term.starts, later.term.starts_words = "not_stated", ""
    later.term.starts_earliest = later.term.starts_latest = None
    later.term.save()

    assert ways()[0] == Way(
        "Say when The next starts",
        "It is agreed, and nothing recorded says when it starts.",
        f"{later.get_absolute_url()}term/",
    )


def test_between_two_agreements_an_extension_up_to_the_second_is_offered(
    agreed, make_agreed, council, icb, ways
):
    make_agreed(council, icb, first="2021-06-01", last="2022-03-31")

    assert ways(today=d("2021-07-01"))[0] == Way(
        "Record an extension that a paper states",
        f"If a paper says that {agreed} went on to 31 May 2021.",
        f"{agreed.get_absolute_url()}extend/?until=2021-05-31",
    )


def test_a_viewer_may_close_no_gap(agreed, ways, viewer):
    assert ways(by=viewer) == []


def test_the_reason_is_kept_with_the_agreement_before_the_gap(agreed, commissioner):
    note = note_gap(agreed, first=d("2021-04-01"), last=None, reason=" Late. ", by=commissioner)

    assert (note.reason, note.made_by) == ("Late.", commissioner)
    assert notes_on(Gap(d("2021-04-01"), None, agreed.pk)) == [note]
    assert notes_on(Gap(d("2021-03-31"), d("2021-03-31"), agreed.pk)) == []
    event = Event.objects.get(what="agreement.gap_explained")
    assert event.payload.after == {"first": "2021-04-01", "last": None, "reason": "Late."}


@pytest.mark.parametrize(
    ("last", "reason", "refusal"),
    [("2021-03-31", "Late.", "1 April 2021 or later"), ("2021-04-20", "  ", "Say why")],
)
def test_a_note_needs_days_in_order_and_a_reason(agreed, commissioner, last, reason, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        note_gap(agreed, first=d("2021-04-01"), last=d(last), reason=reason, by=commissioner)

    assert not GapNote.objects.exists()
