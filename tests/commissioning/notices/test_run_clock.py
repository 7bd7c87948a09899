import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from commissioning.notices.models import Notice


@pytest.fixture
def ending(source, viewer, commissioner):
    """An agreement that ends on 31 March 2021, with its usual warnings and its lapse."""
    source.remind(viewer, due_on=dt.date(2020, 9, 30), lead="6 months before")
    source.remind(viewer, commissioner, due_on=dt.date(2020, 12, 31), lead="3 months before")
    source.remind(viewer, due_on=dt.date(2021, 3, 1), lead="30 days before")
    source.remind(viewer, due_on=dt.date(2021, 4, 1), matter="agreement 1 lapsed")


def play(first, last, *options):
    out = StringIO()
    call_command("run_clock", f"--from={first}", f"--to={last}", *options, stdout=out)
    return out.getvalue().splitlines()


def test_it_lists_what_would_go_to_whom_on_which_day_and_sends_nothing(ending):
    assert play("2020-12-31", "2021-04-01") == [
        "31 December 2020  sam@example.org  agreement 1 ends, 3 months before",
        "31 December 2020  vi@example.org  agreement 1 ends, 3 months before",
        "01 March 2021  vi@example.org  agreement 1 ends, 30 days before",
        "01 April 2021  vi@example.org  agreement 1 lapsed",
        "4 in all, from 31 December 2020 to 1 April 2021.",
    ]
    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_what_went_out_before_the_first_day_is_not_listed_again(ending):
    assert play("2021-01-01", "2021-02-28") == [
        "0 in all, from 1 January 2021 to 28 February 2021."
    ]


def test_one_place_can_be_played_alone(ending, source, viewer, place):
    source.remind(
        viewer, due_on=dt.date(2021, 3, 1), matter="Another ends", place="elsewhere", lead="now"
    )

    lines = play("2021-03-01", "2021-03-01", "--place=northshire")

    assert lines == [
        "01 March 2021  vi@example.org  agreement 1 ends, 30 days before",
        "1 in all, from 1 March 2021 to 1 March 2021.",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("2021-03-02", "2021-03-01"), "The last day must not be before the first."),
        (("2021-03-01", "2021-03-01", "--place=nowhere"), "There is no place called nowhere."),
    ],
)
def test_a_stretch_or_place_that_is_not_there_is_refused(options, message, db):
    with pytest.raises(CommandError, match=message):
        play(*options)
