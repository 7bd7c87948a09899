import datetime as dt
from decimal import Decimal

import pytest
from django import forms

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import DateField, MoneyField, PrintedDateField, VersionField


class TermForm(forms.Form):
    ends_on = DateField(label="End date", today=dt.date(2026, 11, 22))
    starts = PrintedDateField(label="Start", required=False)
    amount = MoneyField(label="Amount", required=False)
    version = VersionField()


def form_with(**answers):
    return TermForm({"ends_on": "31/3/2028", "version": "1"} | answers)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/4/21", dt.date(2021, 4, 1)),
        ("1 April 2021", dt.date(2021, 4, 1)),
        ("2021-04-01", dt.date(2021, 4, 1)),
        (" 1 apr 2021 ", dt.date(2021, 4, 1)),
        ("31 mar", dt.date(2027, 3, 31)),
    ],
)
def test_a_day_is_read_however_people_type_it(typed, day):
    form = form_with(ends_on=typed)

    assert form.is_valid()
    assert form.cleaned_data["ends_on"] == day


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter end date"),
        ("soon", "End date: enter a real date, like 1 April 2021"),
        ("31/2/21", "End date: enter a real date, like 1 April 2021: there is no 31 February 2021"),
    ],
)
def test_a_day_that_is_none_says_so_and_keeps_what_was_typed(typed, message):
    form = form_with(ends_on=typed)

    assert not form.is_valid()
    assert form["ends_on"].messages == [message]
    assert form["ends_on"].text == typed


def test_a_known_day_stands_in_the_box_in_words():
    form = TermForm(initial={"ends_on": dt.date(2028, 3, 31), "amount": Decimal("33147300")})

    assert (form["ends_on"].text, form["amount"].text) == ("31 March 2028", "33,147,300.00")


def test_a_printed_date_keeps_its_words():
    form = form_with(starts="when the last party signs")

    assert form.is_valid()
    assert form.cleaned_data["starts"] == PrintedDate("when the last party signs", None, None)
    assert TermForm(initial=form.cleaned_data)["starts"].text == "when the last party signs"


def test_a_printed_date_not_given_is_none():
    form = form_with(starts=" ")

    assert form.is_valid()
    assert form.cleaned_data["starts"] is None


def test_a_printed_date_is_not_a_chapter():
    assert form_with(starts="x" * 101)["starts"].messages == [
        "Start: enter 100 characters or fewer"
    ]


@pytest.mark.parametrize(
    ("typed", "amount"), [("5.65m", Decimal("5650000.00")), ("£250 000", Decimal("250000.00"))]
)
def test_an_amount_is_read_as_papers_print_it(typed, amount):
    form = form_with(amount=typed)

    assert form.is_valid()
    assert form.cleaned_data["amount"] == amount


def test_an_amount_that_is_none_says_so_and_keeps_what_was_typed():
    form = form_with(amount="n/a")

    assert form["amount"].messages == [
        "Amount: enter an amount in pounds, like 33147300, £33,147,300 or £5.65m"
    ]
    assert form["amount"].text == "n/a"


@pytest.mark.parametrize("sent", ["", "0", "x"])
def test_a_version_that_we_never_sent_is_refused(sent):
    assert "version" in form_with(version=sent).errors


def test_nothing_changed_when_the_same_day_is_typed_another_way():
    form = TermForm(
        {"ends_on": "31/3/28", "version": "1"},
        initial={"ends_on": dt.date(2028, 3, 31), "version": 1},
    )

    assert form.changed_data == []
