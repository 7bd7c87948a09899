"""A protocol is reviewed before the next agreement starts (seed 001 clause 8.1)."""

import datetime as dt

import pytest
from django.utils import timezone

from agreements.register.models import Agreement, Term
from agreements.register.protocol_reminders import protocol_reminders
from agreements.register.protocols import protocol_needs, protocol_notes, reviews_due
from commissioning.accounts.roles import Role
from commissioning.calendar.dates import add_months
from tests.factories import (
    AgreementFactory,
    OrganisationFactory,
    PartyFactory,
    SignatureFactory,
    TermFactory,
    UserFactory,
)
from tests.factories.life import printed

TODAY = timezone.localdate()
STARTS = TODAY + dt.timedelta(days=100)
A_DAY = dt.timedelta(days=1)


def made_on(agreement, days_ago):
    made = timezone.now() - dt.timedelta(days=days_ago)
    Agreement.objects.filter(pk=agreement.pk).update(made_at=made)
    return agreement


@pytest.fixture
def protocol(place, council, icb):
    agreement = AgreementFactory(
        partnership=place, kind="protocol", edition="2", title="Sharing", parties=[council, icb]
    )
    TermFactory(agreement=agreement)
    return made_on(agreement, 400)


@pytest.fixture
def following(place, council, icb):
    return next_agreement(place, [council, icb])


def next_agreement(place, parties, starts=STARTS):
    agreement = AgreementFactory(partnership=place, title="The next", parties=parties)
    TermFactory(agreement=agreement, starts="fixed", **printed("starts", starts))
    return made_on(agreement, 10)


def due(today=TODAY):
    return [(one.following.title, one.due) for one in reviews_due(Agreement.objects.all(), today)]


def review_on(protocol, day):
    term = protocol.term
    term.review_words, term.review_earliest, term.review_latest = "", day, day
    term.save()


def test_it_is_due_by_the_day_before_the_next_agreement_starts(protocol, following):
    assert due() == [("The next", STARTS - A_DAY)]
    assert due(STARTS - A_DAY) == [("The next", STARTS - A_DAY)]
    assert due(STARTS) == []


@pytest.mark.parametrize(
    ("own", "by"),
    [
        (STARTS - 2 * A_DAY, STARTS - 2 * A_DAY),
        (STARTS - A_DAY, STARTS - A_DAY),
        (STARTS, STARTS - A_DAY),
    ],
)
def test_its_own_day_counts_if_that_comes_first(protocol, following, own, by):
    review_on(protocol, own)

    assert due() == [("The next", by)]


def test_only_an_agreement_between_all_its_parties_is_one_that_it_serves(place, council, protocol):
    next_agreement(place, [council, OrganisationFactory()])

    assert due() == []


def test_nothing_is_due_before_the_next_one_is_begun_or_once_it_is_put_down_anew(
    protocol, following
):
    before = due(TODAY - 11 * A_DAY)
    made_on(protocol, 5)

    assert (before, due()) == ([], [])


def test_one_that_has_ended_needs_no_review(protocol, following):
    ended = printed("ends", TODAY - A_DAY)
    Term.objects.filter(agreement=protocol).update(ends="fixed", **ended)

    assert due() == []


def test_both_overviews_say_so(client, commissioner, protocol, following):
    client.force_login(commissioner)

    on_protocol = client.get(protocol.get_absolute_url()).content.decode()
    on_next = client.get(following.get_absolute_url()).content.decode()

    assert "Its review is due by" in on_protocol
    assert "Sharing is to be reviewed by" in on_next


def test_whoever_may_not_see_the_protocol_is_told_nothing(
    protocol, following, outsider, commissioner
):
    following.refresh_from_db()
    notes = [len(list(protocol_notes(following, user))) for user in (commissioner, outsider)]

    assert notes == [1, 0]


def test_a_commissioner_finds_it_on_the_home_page_a_month_ahead(
    commissioner, outsider, protocol, following
):
    by = STARTS - A_DAY
    days = (by - 31 * A_DAY, by - 30 * A_DAY, by)

    found = [[(n.title, n.due, n.group) for n in protocol_needs(commissioner, d)] for d in days]

    assert found == [[], *2 * [[("Review Sharing", by, "due")]]]
    assert list(protocol_needs(outsider, by)) == []


def test_past_its_own_day_it_is_overdue(commissioner, protocol, following):
    review_on(protocol, TODAY - A_DAY)

    assert [need.group for need in protocol_needs(commissioner, TODAY)] == ["overdue"]


def test_reminders_go_by_the_lead_times_of_a_review(commissioner, protocol, following):
    by = STARTS - A_DAY

    sent = [
        len(list(protocol_reminders(day)))
        for day in (
            add_months(by, -3) - A_DAY,
            add_months(by, -3),
            add_months(by, -1) - A_DAY,
            add_months(by, -1),
        )
    ]
    reminder = list(protocol_reminders(by))[0]

    assert sent == [0, 1, 1, 2]
    assert reminder.recipients == (commissioner,)
    assert reminder.subject.startswith("Review Sharing by ")


def test_its_own_review_date_is_reminded_of_once(commissioner, protocol, following):
    review_on(protocol, STARTS - 5 * A_DAY)

    assert list(protocol_reminders(STARTS - A_DAY)) == []


def test_whoever_left_the_protocol_is_told_nothing_of_the_next_agreement(
    protocol, following, commissioner
):
    left = OrganisationFactory()
    party = PartyFactory(agreement=protocol, organisation=left, until_on=TODAY - A_DAY)
    SignatureFactory(party=party, state="recorded")
    reader = UserFactory(roles={left: [Role.VIEWER]})

    notes = [len(list(protocol_notes(protocol, user))) for user in (commissioner, reader)]

    assert Agreement.objects.visible_to(reader).get() == protocol
    assert notes == [1, 0]
