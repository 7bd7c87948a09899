"""What falls due with agreements; the Doncaster chain is seeds 000 and 001."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.register.approvals import record_approval, record_signature
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.lineage import link_agreements
from agreements.register.models import Agreement, Link, Term
from agreements.register.reminders import agreement_reminders
from agreements.register.renewal import renew_agreement
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.notices.clock import reminders_of
from commissioning.notices.management.commands.run_clock import played
from commissioning.notices.models import LeadTime
from commissioning.organisations.models import Organisation, Succession
from tests.factories import MembershipFactory, OrganisationFactory, TermFactory, UserFactory

DECIDED = PrintedDate.from_words("21/04/2021")


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def term(first, last, ends="fixed"):
    on = {"starts": PrintedDate.from_words(first), "ends": PrintedDate.from_words(last)}
    days = {
        f"{side}_{name}": getattr(day, name)
        for side, day in on.items()
        for name in ("words", "earliest", "latest")
    }
    return {"starts": "fixed", "ends": ends, **days}


def agreed(place, bodies, title, first, last, *, on, ends="fixed"):
    """An agreement that every party approved and signed on `on`."""
    agreement = start_agreement(
        place,
        kind="jca",
        title=title,
        binding="yes",
        parties=map(NewParty, bodies),
        term=term(first, last, ends),
        by=None,
    )
    for party in agreement.parties.all():
        record_approval(party, by=None, on=on, stated_in="A paper")
        record_signature(party, by=None, on=on, stated_in="A paper")
    return agreement


@pytest.fixture
def first(place, council, icb):
    on = PrintedDate.from_words("1 March 2018")
    return agreed(place, [council, icb], "JCA 2018", "April 2018", "end of March 2021", on=on)


@pytest.fixture
def chain(first, place, council, icb, commissioner, partner_commissioner):
    second = agreed(
        place, [council, icb], "JCA 2021", "1st April 2021", "31st March 2022", on=DECIDED
    )
    link_agreements(second, first, kind=Link.Kind.RENEWS, by=None)
    return first, second


def due(on):
    """Which matter each series has reached on that day, as the planner would have it."""
    found = reminders_of(agreement_reminders, d(on))
    return {(r.key.split()[0], r.due_on.isoformat()) for r in found}


def test_playing_the_calendar_over_the_doncaster_chain_lists_every_warning(chain):
    """Seed 000: it expired at the end of March 2021 and was renewed on 21 April."""
    played_days = [
        (day.isoformat(), person.email, reminder.key.split()[0])
        for day, person, reminder in played(d("2020-03-01"), d("2021-05-31"))
    ]

    both = ("jo@example.org", "sam@example.org")
    assert played_days == [
        (day, person, kind)
        for day, kind in (
            ("2020-03-31", "expiry"),
            ("2020-09-30", "expiry"),
            ("2020-09-30", "renewal"),
            ("2020-12-31", "expiry"),
            ("2021-03-01", "expiry"),
            ("2021-04-01", "lapse"),
        )
        for person in both
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2020-03-30", set()),
        ("2020-03-31", {("expiry", "2020-03-31")}),
        ("2020-09-29", {("expiry", "2020-03-31")}),
        ("2020-09-30", {("expiry", "2020-09-30"), ("renewal", "2020-09-30")}),
        ("2021-03-31", {("expiry", "2021-03-01"), ("renewal", "2020-09-30")}),
        ("2021-04-01", {("lapse", "2021-04-01")}),
        ("2021-04-20", {("lapse", "2021-04-01")}),
        ("2021-04-21", set()),
        ("2021-05-31", set()),
        ("2021-09-30", {("expiry", "2021-09-30"), ("renewal", "2021-09-30")}),
        ("2022-04-01", {("lapse", "2022-04-01")}),
        ("2022-06-30", {("lapse", "2022-06-30")}),
        ("2022-07-31", {("lapse", "2022-06-30")}),
        ("2022-08-01", set()),
    ],
)
def test_what_still_matters_on_a_day(chain, on, expected):
    assert due(on) == expected


def test_an_agreement_of_a_year_is_not_warned_of_a_year_ahead(chain):
    assert ("expiry", "2021-03-31") not in due("2021-05-01")


def test_a_reminder_says_it_all(chain, place, commissioner, partner_commissioner):
    first, _ = chain

    (expiry,) = reminders_of(agreement_reminders, d("2020-04-01"))

    assert (expiry.subject, expiry.due_on, expiry.place) == (
        "JCA 2018 ends on 31 March 2021, in 364 days",
        d("2020-03-31"),
        "northshire",
    )
    assert expiry.body.split("\n\n") == [
        "JCA 2018 ends on 31 March 2021, in 364 days. Nothing that follows it has been agreed.",
        (
            "If the work goes on, start its renewal now."
            " Each party must approve and sign what follows by 31 March 2021."
        ),
        "You get this because you are a commissioner of a party to it.",
    ]
    assert expiry.url == f"/northshire/agreements/{first.key}/"
    assert expiry.key == f"expiry register.agreement {first.pk} 2021-03-31 12 months before"
    assert set(expiry.recipients) == {commissioner, partner_commissioner}


def test_a_key_is_the_same_whenever_it_is_worked_out(chain):
    on_the_day, later = (
        reminders_of(agreement_reminders, d(day)) for day in ("2020-03-31", "2020-06-01")
    )

    assert [r.key for r in on_the_day] == [r.key for r in later]


@time_machine.travel("2020-11-10T09:00Z")
def test_a_renewal_begun_is_not_asked_for_and_does_not_end_the_warnings(first, commissioner):
    renew_agreement(
        first, starts_on=d("2021-04-01"), ends_on=d("2022-03-31"), title="Next", by=commissioner
    )

    assert due("2020-11-09") == {("expiry", "2020-09-30"), ("renewal", "2020-09-30")}
    assert due("2020-11-10") == {("expiry", "2020-09-30")}
    (expiry,) = reminders_of(agreement_reminders, d("2020-11-10"))
    assert "Its renewal has been started." in expiry.body
    assert "Next" not in expiry.body


def test_a_renewal_agreed_in_time_ends_the_warnings(first, place, council, icb):
    signed = PrintedDate.on(d("2021-02-01"))
    second = agreed(place, [council, icb], "JCA 2021", "1 April 2021", "31 March 2022", on=signed)
    link_agreements(second, first, kind=Link.Kind.RENEWS, by=None)

    assert due("2021-01-31") == {("expiry", "2020-12-31"), ("renewal", "2020-09-30")}
    assert due("2021-02-01") == set()
    assert due("2021-04-01") == set()


def test_a_draft_warns_of_nothing(draft):
    TermFactory(agreement=draft, **term("1 April 2020", "31 March 2021"))

    assert due("2021-03-15") == set()


@pytest.fixture
def unstarted(first):
    """In force or not: its end is stated, and nothing says when it starts."""
    Term.objects.filter(agreement=first).update(
        starts="not_stated", starts_words="", starts_earliest=None, starts_latest=None
    )
    return first


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2020-03-30", set()),
        ("2020-03-31", {("start", "2020-03-31")}),
        ("2020-09-30", {("start", "2020-09-30")}),
        ("2021-03-31", {("start", "2021-03-01")}),
        ("2021-04-01", {("start", "2021-04-01")}),
        ("2021-07-31", {("start", "2021-06-30")}),
        ("2021-08-01", set()),
    ],
)
def test_what_ends_and_starts_nobody_knows_when_is_asked_about(unstarted, on, expected):
    assert due(on) == expected


def test_what_starts_nobody_knows_when_says_what_to_do(unstarted, commissioner):
    (asked,) = reminders_of(agreement_reminders, d("2020-04-01"))

    assert asked.subject == "Say when JCA 2018 starts: it ends on 31 March 2021"
    assert asked.body.split("\n\n") == [
        "Say when JCA 2018 starts: it ends on 31 March 2021.",
        "Nothing recorded says when it starts, so nobody can see whether it is in force.",
        "You get this because you are a commissioner of a party to it.",
    ]
    assert asked.url == f"/northshire/agreements/{unstarted.key}/term/"
    assert asked.recipients == (commissioner,)


def test_what_starts_nobody_knows_when_and_was_followed_asks_nothing(
    unstarted, place, council, icb
):
    after = agreed(place, [council, icb], "JCA 2021", "1 April 2021", "31 March 2022", on=DECIDED)
    Agreement.objects.filter(pk=after.pk).update(made_at="2020-06-01T09:00Z")
    link_agreements(after, unstarted, kind=Link.Kind.RENEWS, by=None)

    assert due("2021-04-20") == set()


def test_an_agreement_that_no_day_ends_warns_of_nothing(place, council, icb):
    on = PrintedDate.on(d("2020-03-01"))
    agreed(place, [council, icb], "Rolling", "1 April 2020", "31 March 2021", on=on, ends="rolling")

    assert due("2021-03-15") == set()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-30", set()),
        ("2019-12-31", {("review", "2019-12-31")}),
        ("2020-02-28", {("review", "2019-12-31")}),
        ("2020-02-29", {("review", "2020-02-29")}),
        ("2020-05-01", {("review", "2020-02-29"), ("expiry", "2020-03-31")}),
        ("2020-05-02", {("expiry", "2020-03-31")}),
    ],
)
def test_a_review_is_reminded_of_until_a_month_after_it_was_due(first, on, expected):
    TermFactory(
        agreement=first,
        review_words="March 2020",
        review_earliest="2020-03-01",
        review_latest="2020-03-31",
    )

    assert due(on) == expected


def test_a_place_may_have_lead_times_of_its_own(first, place):
    LeadTime.objects.create(kind="expiry", count=18, unit="months", partnership=place)

    assert due("2019-09-29") == set()
    assert due("2019-09-30") == {("expiry", "2019-09-30")}


def test_only_commissioners_of_that_day_are_told(first, council, icb, viewer, finance_officer):
    left = UserFactory(email="left@example.org")
    MembershipFactory(user=left, organisation=icb, role=Role.COMMISSIONER, until_on=d("2020-12-31"))
    gone = UserFactory(email="gone@example.org", is_active=False)
    MembershipFactory(user=gone, organisation=council, role=Role.COMMISSIONER)

    def told(on):
        found = reminders_of(agreement_reminders, d(on))
        return {person.email for reminder in found for person in reminder.recipients}

    assert told("2020-12-31") == {"left@example.org"}
    assert told("2021-01-01") == set()


def test_a_successor_is_told_from_its_first_day(first, icb):
    heir = OrganisationFactory(name="Heir", kind=Organisation.Kind.ICB)
    Succession.objects.create(predecessor=icb, successor=heir, on=d("2021-01-01"), kind="merged")
    user = UserFactory(roles={heir: [Role.COMMISSIONER]})

    def recipients(on):
        return [r.recipients for r in reminders_of(agreement_reminders, d(on)) if "expiry" in r.key]

    assert recipients("2020-12-31") == [()]
    assert recipients("2021-01-01") == [(user,)]


def test_more_agreements_ask_no_more_of_the_database(
    chain, place, council, icb, django_assert_num_queries
):
    on = d("2021-03-15")
    with CaptureQueriesContext(connection) as few:
        list(agreement_reminders(on))
    signed = PrintedDate.on(d("2018-03-01"))
    for n in range(3):
        agreed(place, [council, icb], f"JCA {n}", "April 2018", "end of March 2021", on=signed)

    with django_assert_num_queries(len(few)):
        assert len({r.url for r in agreement_reminders(on) if "expiry" in r.key}) == 4


def test_agreements_out_of_reach_are_not_even_read(chain):
    with CaptureQueriesContext(connection) as captured:
        assert list(agreement_reminders(d("2030-01-01"))) == []

    assert len(captured) == 2
    assert Agreement.objects.count() == 2
