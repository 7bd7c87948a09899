import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError

from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.sourced_facts.facts import add_fact, correct_fact, fact_on, retire_fact
from tests.factories import PartnerFactory, SourcedFactFactory

APRIL = dt.date(2019, 4, 1)
MARCH = dt.date(2019, 3, 31)
FIGURE = {
    "kind": "population",
    "words": "nearly 1.2 million",
    "value": Decimal(1_200_000),
    "precision": "nearly",
    "as_of": PrintedDate.from_words("1 April 2019"),
    "source": "Report on integrated commissioning, section 3",
}


def added(subject, by, **figure):
    return add_fact(subject, by=by, **(FIGURE | figure))


def test_a_figure_keeps_its_words_its_number_and_its_source(icb, commissioner):
    fact = added(icb, commissioner)

    assert (fact.words, fact.value, fact.precision, str(fact.as_of), fact.source) == (
        "nearly 1.2 million",
        Decimal(1_200_000),
        "nearly",
        "1 April 2019",
        "Report on integrated commissioning, section 3",
    )
    event = Event.objects.get(what="fact.added")
    assert [link.organisation for link in event.links.all()] == [icb]


def test_a_figure_of_a_place_is_in_the_log_of_its_partners(place, council, icb, commissioner):
    PartnerFactory(partnership=place, organisation=council)
    PartnerFactory(partnership=place, organisation=icb, until_on=MARCH)

    added(place, commissioner)

    event = Event.objects.get(what="fact.added")
    assert [link.organisation for link in event.links.all()] == [council]


def test_a_figure_holds_from_its_day_until_a_later_one(icb, commissioner):
    first = added(icb, commissioner)
    later = added(icb, commissioner, as_of=PrintedDate.from_words("1 April 2021"))
    added(icb, commissioner, kind="budget")

    found = [
        fact_on(icb, "population", day)
        for day in (MARCH, APRIL, dt.date(2021, 3, 31), dt.date(2021, 4, 1))
    ]
    assert found == [None, first, first, later]


def test_a_figure_of_a_year_holds_from_its_first_day(icb, commissioner):
    fact = added(icb, commissioner, as_of=PrintedDate.from_words("2019/20"))

    assert [fact_on(icb, "population", day) for day in (MARCH, APRIL)] == [None, fact]


def test_a_retired_figure_holds_on_no_day(icb, commissioner):
    fact = added(icb, commissioner)

    retired = retire_fact(fact, by=commissioner, version=1, reason="It counted patients twice.")

    assert fact_on(icb, "population", APRIL) is None
    assert retired.retired_because == "It counted patients twice."
    with pytest.raises(RuleBroken, match="no longer used"):
        correct_fact(retired, by=commissioner, version=2, value=Decimal(1))


def test_a_slip_is_corrected_and_the_log_keeps_both(icb, commissioner):
    fact = added(icb, commissioner)

    correct_fact(fact, by=commissioner, version=1, value=Decimal(1_190_000))

    event = Event.objects.get(what="fact.corrected")
    assert (event.payload.before["value"], event.payload.after["value"]) == (
        "1200000.00",
        "1190000.00",
    )
    with pytest.raises(StaleVersion):
        correct_fact(fact, by=commissioner, version=1, value=Decimal(1))


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ({"source": " "}, "Name the paper"),
        ({"as_of": PrintedDate("")}, "Enter the day"),
        ({"value": Decimal(-1)}, "nothing or more"),
        ({"kind": "other"}, "Say what the figure is of"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(icb, commissioner, figure, why):
    with pytest.raises(RuleBroken, match=why):
        added(icb, commissioner, **figure)


def test_without_words_the_number_is_the_figure(icb, commissioner):
    assert added(icb, commissioner, words="", value=Decimal("1250000.00")).words == "1,250,000"


def test_the_database_holds_one_subject(icb, place):
    with pytest.raises(IntegrityError, match="about_one_body_or_place"):
        SourcedFactFactory(organisation=icb, partnership=place)
