"""Options used and holding over (R-S75-41)."""

import datetime as dt

import pytest
from django.utils import timezone

from agreements.register.extending import (
    extend_agreement,
    hold_over_agreement,
    open_options,
    proposed_end,
    state_option,
    take_out_option,
)
from agreements.register.standing import Rest, State
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken

MARCH = PrintedDate.from_words("31 March 2022")
DECIDED = PrintedDate.from_words("10 February 2021")


@pytest.fixture
def option(agreed, commissioner):
    latest = dt.date(2023, 3, 31)
    return state_option(agreed, months=12, times=2, latest_end=latest, by=commissioner)


def test_an_option_used_moves_the_last_day_from_the_day_of_deciding(
    agreed, option, commissioner, stands
):
    extend_agreement(agreed, option=option, until=MARCH, on=DECIDED, by=commissioner)

    before, after = stands(agreed, "2021-02-09"), stands(agreed, "2021-02-10")
    assert (before.state, before.last) == (State.ENDING_SOON, dt.date(2021, 3, 31))
    assert (after.state, after.last) == (State.IN_FORCE, dt.date(2022, 3, 31))
    assert Event.objects.filter(what="agreement.extended", subject_id=agreed.pk).count() == 1


def test_the_end_proposed_is_what_the_option_gives_and_no_more(agreed, option):
    assert proposed_end(agreed, dt.date(2021, 3, 31)) == dt.date(2022, 3, 31)
    assert proposed_end(agreed, dt.date(2022, 6, 30)) == dt.date(2023, 3, 31)
    assert proposed_end(agreed, None) is None


@pytest.mark.parametrize(
    ("until", "refused"),
    [
        ("31 March 2021", "must be after 31 March 2021"),
        ("1 April 2022", "reaches to 31 March 2022"),
        ("1 April 2023", "reaches to 31 March 2023 at the latest"),
        ("some day", "Enter the new last day"),
    ],
)
def test_an_option_reaches_as_far_as_it_says(agreed, option, commissioner, until, refused):
    with pytest.raises(RuleBroken, match=refused):
        extend_agreement(
            agreed, option=option, until=PrintedDate.from_words(until), on=DECIDED, by=commissioner
        )


def test_an_extension_of_one_day_is_an_extension(agreed, option, commissioner, stands):
    until = PrintedDate.from_words("1 April 2021")

    extend_agreement(agreed, option=option, until=until, on=DECIDED, by=commissioner)

    assert stands(agreed, "2021-04-01").state is State.ENDING_SOON
    assert stands(agreed, "2021-04-02").state is State.LAPSED


def test_an_option_is_used_as_often_as_it_says(agreed, option, commissioner):
    extend_agreement(agreed, option=option, until=MARCH, on=DECIDED, by=commissioner)
    again = PrintedDate.from_words("31 March 2023")
    assert open_options(agreed) == [option]
    extend_agreement(agreed, option=option, until=again, on=DECIDED, by=commissioner)

    assert open_options(agreed) == []
    with pytest.raises(RuleBroken, match="as often as it may be"):
        extend_agreement(
            agreed,
            option=option,
            until=PrintedDate.from_words("30 June 2023"),
            on=DECIDED,
            by=commissioner,
        )


def test_without_an_option_it_is_varied_instead(agreed, commissioner):
    with pytest.raises(RuleBroken, match="Vary it instead"):
        extend_agreement(agreed, until=MARCH, on=DECIDED, by=commissioner)


def test_history_is_taken_as_stated(agreed, commissioner, stands):
    extend_agreement(agreed, until=MARCH, by=commissioner, stated_in="The minutes of 2021")

    found = stands(agreed, "2021-04-01")
    assert (found.state, found.rests_on) == (State.IN_FORCE, (Rest.NOT_RECORDED,))


def test_a_draft_is_not_extended(draft, commissioner):
    with pytest.raises(RuleBroken, match="has not been agreed yet"):
        extend_agreement(draft, until=MARCH, on=DECIDED, by=commissioner)


def test_what_has_not_been_decided_is_not_recorded(agreed, option, commissioner):
    tomorrow = PrintedDate.on(timezone.localdate() + dt.timedelta(days=1))

    with pytest.raises(RuleBroken, match="today or earlier"):
        extend_agreement(agreed, option=option, until=MARCH, on=tomorrow, by=commissioner)


def test_an_option_that_was_used_stays(agreed, option, commissioner):
    extend_agreement(agreed, option=option, until=MARCH, on=DECIDED, by=commissioner)

    with pytest.raises(RuleBroken, match="This option was used"):
        take_out_option(option, by=commissioner)


def test_an_option_stated_by_mistake_is_taken_out(agreed, option, commissioner):
    take_out_option(option, by=commissioner)

    assert agreed.options_to_extend.count() == 0


def test_an_extension_for_another_partner_waits_for_it(agreed, option, icb, commissioner, stands):
    theirs = agreed.parties.get(organisation=icb)

    extend_agreement(agreed, option=option, until=MARCH, on=DECIDED, party=theirs, by=commissioner)

    assert stands(agreed, "2021-04-01").rests_on == (Rest.UNCONFIRMED,)


def held(agreed, begins, until="", **more):
    return hold_over_agreement(
        agreed,
        begins=PrintedDate.from_words(begins),
        until=PrintedDate.from_words(until),
        on=PrintedDate.from_words("15 March 2021"),
        **more,
    )


def test_an_agreement_is_held_over_without_a_day_set(agreed, commissioner, stands):
    held(agreed, "1 April 2021", by=commissioner)

    found = stands(agreed, "2030-01-01")
    assert (found.state, found.last, found.rests_on) == (State.IN_FORCE, None, (Rest.HELD_OVER,))


def test_an_agreement_is_held_over_to_a_day(agreed, commissioner, stands):
    held(agreed, "1 April 2021", "30 June 2021", by=commissioner)

    states = [stands(agreed, day).state for day in ("2021-06-30", "2021-07-01")]
    assert states == [State.ENDING_SOON, State.LAPSED]


@pytest.mark.parametrize(
    ("begins", "until", "refused"),
    [
        ("31 March 2021", "", "in force to 31 March 2021"),
        ("1 April 2021", "31 March 2021", "must be 1 April 2021 or later"),
        ("soon", "", "first day of holding over"),
    ],
)
def test_holding_over_begins_after_the_end(agreed, commissioner, begins, until, refused):
    with pytest.raises(RuleBroken, match=refused):
        held(agreed, begins, until, by=commissioner)


def test_what_has_no_end_is_not_held_over(agreed, commissioner):
    agreed.term.ends = "none"
    agreed.term.save()

    with pytest.raises(RuleBroken, match="nothing to hold over"):
        held(agreed, "1 April 2021", by=commissioner)
