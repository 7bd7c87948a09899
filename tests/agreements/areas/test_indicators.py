"""Indicators of areas and agreements, and recording what they show."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from agreements.areas.areas import stand_area
from agreements.areas.indicators import (
    add_indicator,
    change_indicator,
    record_reading,
    take_back_reading,
    take_out_indicator,
)
from agreements.areas.models import Indicator
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import IndicatorFactory, ReadingFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 2, 1)
MAY = PrintedDate.from_words("May 2026")


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def falls(area, commissioner):
    return add_indicator(
        area, name="Falls", wanted="down", target=Decimal(10), target_on=MAY, by=commissioner
    )


def test_an_area_and_an_agreement_have_indicators_of_their_own(draft, area, falls):
    stories = add_indicator(draft, name="Good news", measure="direction", by=None)

    assert (falls.subject, stories.subject) == (area, draft)
    assert list(Indicator.objects.told_by(draft).order_by("pk")) == [falls, stories]
    assert (falls.target_on, falls.position) == (MAY, 1)


def test_both_partners_hear_of_it(falls, council, icb):
    event = Event.objects.get(what="indicator.added")

    assert {link.organisation_id for link in event.links.all()} == {council.pk, icb.pk}


def test_a_direction_has_no_target(area):
    with pytest.raises(RuleBroken, match="direction only has no baseline"):
        add_indicator(area, name="x", measure="direction", target=Decimal(1), by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorFactory(measure="direction", baseline=1)


def test_an_indicator_is_of_one_thing(area, draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorFactory(area=area, agreement=draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorFactory(area=None)


def test_two_who_change_an_indicator_meet(falls, commissioner):
    changed = change_indicator(falls, name="Falls at home", version=1, by=commissioner)

    assert (changed.name, changed.target, changed.version) == ("Falls at home", 10, 2)
    with pytest.raises(StaleVersion):
        change_indicator(falls, name="Falls", version=1, by=commissioner)


def read(indicator, on="31 January 2027", **said):
    on = PrintedDate.from_words(on)
    return record_reading(indicator, on=on, today=TODAY, by=None, **said)


@pytest.mark.parametrize(
    ("on", "said", "refusal"),
    [
        ("2 February 2027", {"value": Decimal(1)}, "today or in the past"),
        ("lately", {"value": Decimal(1)}, "Enter a day or a month"),
        ("31 January 2027", {"narrative": " "}, "Enter a figure"),
    ],
)
def test_what_cannot_be_read_is_refused(falls, on, said, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        read(falls, on, **said)

    assert falls.readings.count() == 0


def test_a_direction_is_not_read_as_a_figure(draft):
    stories = add_indicator(draft, name="Good news", measure="direction", by=None)

    with pytest.raises(RuleBroken, match="has a direction only"):
        read(stories, value=Decimal(3))
    assert read(stories, moved="up", narrative="A shared front door").get_moved_display() == "More"


def test_history_is_read_as_a_paper_says(falls):
    reading = read(falls, "lately", narrative="Fewer than before", stated_in="Minutes")

    assert (reading.on_words, reading.on_latest) == ("lately", None)


def test_what_was_read_by_mistake_is_taken_back(falls, commissioner):
    take_back_reading(read(falls, value=Decimal(3)), reason="Another month", by=commissioner)

    assert falls.readings.count() == 0
    assert Event.objects.filter(what="indicator.reading_taken_back").count() == 1


def test_only_what_was_never_read_is_taken_out(falls, area, commissioner):
    reading = ReadingFactory(indicator=falls)
    with pytest.raises(RuleBroken, match="part of the record"):
        take_out_indicator(falls, version=1, by=commissioner)

    reading.delete()

    assert take_out_indicator(falls, version=1, by=commissioner) == area
    assert Indicator.objects.count() == 0
