"""Notice to end, and a partner leaving (R-S75-41)."""

import datetime as dt

import pytest

from agreements.register.ending import give_notice, is_short, record_withdrawal, withdraw_notice
from agreements.register.life_records import confirm_life_fact, take_out_life_fact
from agreements.register.models import Agreement
from agreements.register.standing import Rest, State
from agreements.register.varying import start_variation
from agreements.register.varying_parties import let_party_leave
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import OrganisationFactory


def day(text):
    return PrintedDate.from_words(text)


@pytest.fixture
def long(make_agreed, council, icb):
    return make_agreed(council, icb, last="2023-03-31")


@pytest.fixture
def of_three(make_agreed, council, icb):
    return make_agreed(council, icb, OrganisationFactory(), last="2023-03-31")


def test_notice_makes_it_end_soon_from_the_day_it_is_given(long, commissioner, stands):
    give_notice(long, on=day("1 August 2020"), last=day("31 July 2021"), by=commissioner)

    found = {text: stands(long, text) for text in ("2020-07-31", "2020-08-01", "2021-08-01")}
    assert [one.state for one in found.values()] == [
        State.IN_FORCE,
        State.ENDING_SOON,
        State.ENDED,
    ]
    assert [one.last for one in found.values()] == [
        dt.date(2023, 3, 31),
        dt.date(2021, 7, 31),
        dt.date(2021, 7, 31),
    ]


def test_notice_taken_back_leaves_it_as_it_was(long, commissioner, stands):
    notice = give_notice(long, on=day("1 August 2020"), last=day("31 July 2021"), by=commissioner)

    withdraw_notice(notice, on=day("15 November 2020"), reason="Agreed anew", by=commissioner)

    assert [stands(long, text).state for text in ("2020-11-14", "2020-11-15")] == [
        State.ENDING_SOON,
        State.IN_FORCE,
    ]
    with pytest.raises(RuleBroken, match="withdrawn already"):
        withdraw_notice(notice, on=day("15 November 2020"), by=commissioner)


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        ("31 July 2020", "given on 1 August 2020, after that day"),
        ("1 January 2199", "today or earlier"),
        ("later", "Enter the day"),
    ],
)
def test_notice_is_taken_back_after_it_is_given(long, commissioner, on, refused):
    notice = give_notice(long, on=day("1 August 2020"), last=day("31 July 2021"), by=commissioner)

    with pytest.raises(RuleBroken, match=refused):
        withdraw_notice(notice, on=day(on), by=commissioner)


def test_a_last_day_before_the_notice_is_refused_unless_history(long, commissioner):
    on, last = day("1 August 2020"), day("31 July 2020")
    with pytest.raises(RuleBroken, match="must be 1 August 2020 or later"):
        give_notice(long, on=on, last=last, by=commissioner)

    assert give_notice(long, on=on, last=last, by=commissioner, stated_in="A letter").pk


@pytest.mark.parametrize(("last", "short"), [("29 October 2020", True), ("30 October 2020", False)])
def test_notice_shorter_than_the_agreement_asks_is_kept_and_said(long, commissioner, last, short):
    notice = give_notice(
        long, on=day("1 August 2020"), last=day(last), notice_days=90, by=commissioner
    )

    assert is_short(notice) is short


def test_notice_entered_for_another_partner_is_unconfirmed_until_it_confirms(
    long, icb, commissioner, partner_commissioner, stands
):
    theirs = long.parties.get(organisation=icb)
    notice = give_notice(
        long, on=day("1 August 2020"), last=day("31 July 2021"), party=theirs, by=commissioner
    )
    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        confirm_life_fact(notice, by=commissioner)
    waiting = stands(long, "2020-08-01").rests_on

    confirm_life_fact(notice, by=partner_commissioner)

    assert (waiting, stands(long, "2020-08-01").rests_on) == ((Rest.UNCONFIRMED,), ())
    with pytest.raises(RuleBroken, match="nothing to confirm"):
        confirm_life_fact(notice, by=partner_commissioner)


def test_one_of_three_leaves_and_the_others_go_on(of_three, icb, commissioner, stands):
    party = of_three.parties.get(organisation=icb)

    record_withdrawal(party, on=day("1 August 2020"), last=day("31 December 2020"), by=commissioner)

    party.refresh_from_db()
    found = stands(of_three, "2021-01-01")
    assert party.until_on == dt.date(2020, 12, 31)
    assert (found.state, found.last) == (State.IN_FORCE, dt.date(2023, 3, 31))


def test_one_of_two_leaves_and_it_ends(long, icb, commissioner, stands):
    party = long.parties.get(organisation=icb)

    record_withdrawal(party, on=day("1 August 2020"), last=day("31 December 2020"), by=commissioner)

    assert [stands(long, text).state for text in ("2020-12-31", "2021-01-01")] == [
        State.ENDING_SOON,
        State.ENDED,
    ]


def test_nobody_leaves_twice(of_three, icb, commissioner):
    party = of_three.parties.get(organisation=icb)
    record_withdrawal(party, on=day("1 August 2020"), last=day("31 December 2020"), by=commissioner)

    with pytest.raises(RuleBroken, match="has left already"):
        record_withdrawal(party, last=day("1 March 2021"), by=commissioner)


@pytest.mark.parametrize(
    ("last", "until"), [("30 November 2020", "2020-11-30"), ("31 January 2021", "2020-12-31")]
)
def test_one_that_left_by_a_variation_withdrew_too_if_a_paper_states_it(
    of_three, icb, commissioner, last, until
):
    """Law 2: history is never refused; of two last days the earlier counts."""
    party = of_three.parties.get(organisation=icb)
    variation = start_variation(
        of_three,
        title="It leaves",
        changes=["parties"],
        effective=day("1 January 2021"),
        stated_in="Minutes",
        by=commissioner,
    )
    let_party_leave(variation, party, by=commissioner)
    now = {"on": day("1 August 2020"), "last": day(last), "by": commissioner}
    party.refresh_from_db()
    with pytest.raises(RuleBroken, match="If a paper says that it withdrew, name it"):
        record_withdrawal(party, **now)

    leaving = record_withdrawal(party, stated_in="A letter", **now)

    party.refresh_from_db()
    found = str(party.until_on)
    with pytest.raises(RuleBroken, match="has left already"):
        record_withdrawal(party, stated_in="Another letter", **now)
    take_out_life_fact(leaving, by=commissioner, reason="The wrong letter")
    party.refresh_from_db()
    assert (found, str(party.until_on)) == (until, "2020-12-31")


def test_a_withdrawal_taken_out_leaves_the_party_in(of_three, icb, commissioner):
    party = of_three.parties.get(organisation=icb)
    leaving = record_withdrawal(
        party, on=day("1 August 2020"), last=day("31 December 2020"), by=commissioner
    )

    take_out_life_fact(leaving, by=commissioner, reason="The wrong agreement")

    party.refresh_from_db()
    assert (party.until_on, of_three.withdrawals.count()) == (None, 0)
    event = Event.objects.get(what="agreement.life_taken_out")
    assert event.payload.after == {"reason": "The wrong agreement"}


def test_a_party_of_another_agreement_gives_no_notice(long, of_three, commissioner):
    with pytest.raises(RuleBroken, match="not a party to this agreement"):
        give_notice(
            long,
            on=day("1 August 2020"),
            last=day("31 July 2021"),
            party=of_three.parties.first(),
            by=commissioner,
        )


def test_each_record_counts_the_version_up(long, commissioner):
    give_notice(long, on=day("1 August 2020"), last=day("31 July 2021"), by=commissioner)

    assert Agreement.objects.get(pk=long.pk).version == long.version + 1
