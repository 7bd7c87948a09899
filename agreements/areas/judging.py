"""What a reading says beside its target or its baseline, in words. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from agreements.areas.models import Indicator, Reading
from agreements.areas.rhythms import next_due

UP, DOWN, LEVEL = Indicator.Wanted.UP, Indicator.Wanted.DOWN, Indicator.Wanted.LEVEL


@dataclass(frozen=True)
class Judgement:
    """A tag with its colour, and the same as a sentence."""

    tag: str
    colour: str
    sentence: str


def last_reading(readings: Iterable[Reading]) -> Reading | None:
    """The one of the latest day; of one day, the one recorded later. One without a day is none."""
    dated = [one for one in readings if one.on_latest]
    return max(dated, key=lambda one: (one.on_latest, one.pk), default=None)


def judge(indicator: Indicator, reading: Reading | None) -> Judgement:
    """What `reading`, the last, says of the indicator: met, not met, or what can be said."""
    if reading is None:
        return Judgement("Not read", "grey", "No reading is recorded.")
    if reading.value is None:
        return _by_direction(indicator, reading)
    said = amount(reading.value, indicator.measured_in)
    if indicator.target is not None:
        return _by_target(indicator, reading.value, indicator.target, said)
    if indicator.baseline is not None:
        return _by_baseline(indicator, reading.value, indicator.baseline, said)
    return Judgement("No target", "grey", f"{said}. It has no target and no baseline.")


def reading_due(
    indicator: Indicator, readings: Iterable[Reading], made_on: dt.date
) -> dt.date | None:
    """The day by which it is to be read again: from its last reading, else from its baseline, else
    from `made_on`, the day it was added here. None without a stated rhythm.
    """
    last = last_reading(readings)
    read_on = last.on_latest if last else indicator.baseline_on_latest
    return next_due(indicator, last=read_on, begins=made_on)


def amount(value: Decimal, unit: str) -> str:
    """12.50 people as "12.5 people"; 79.00 % as "79%"."""
    digits = f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{digits}{unit}" if unit in ("", "%") else f"{digits} {unit}"


def read_as(reading: Reading, indicator: Indicator) -> str:
    """Its figure with the unit, or which way it went; empty where it is said in words alone."""
    if reading.value is None:
        return reading.get_moved_display() if reading.moved else ""
    return amount(reading.value, indicator.measured_in)


def _by_target(indicator: Indicator, value: Decimal, target: Decimal, said: str) -> Judgement:
    aim, apart = amount(target, indicator.measured_in), _apart(indicator, abs(value - target))
    met = {UP: value >= target, DOWN: value <= target, LEVEL: value == target}
    if met[Indicator.Wanted(indicator.wanted)]:
        how = "meets" if value == target else f"is {apart} better than"
        return Judgement("Met", "green", f"{said} {how} the target of {aim}.")
    side = "below" if value < target else "above"
    return Judgement("Not met", "red", f"{said} is {apart} {side} the target of {aim}.")


def _apart(indicator: Indicator, gap: Decimal) -> str:
    """Two percentages lie percentage points apart, and not per cent."""
    if indicator.measured_in != "%":
        return amount(gap, indicator.measured_in)
    return f"{amount(gap, '')} percentage {'point' if gap == 1 else 'points'}"


def _by_baseline(indicator: Indicator, value: Decimal, baseline: Decimal, said: str) -> Judgement:
    moved = UP if value > baseline else DOWN if value < baseline else LEVEL
    start = amount(baseline, indicator.measured_in)
    how = {UP: f"up from {start}", DOWN: f"down from {start}", LEVEL: "as at the start"}[moved]
    return _as_wanted(indicator, moved, f"{said}, {how}")


def _by_direction(indicator: Indicator, reading: Reading) -> Judgement:
    if not reading.moved:
        return Judgement("In words", "blue", reading.narrative)
    return _as_wanted(indicator, reading.moved, reading.get_moved_display())


def _as_wanted(indicator: Indicator, moved: str, said: str) -> Judgement:
    if moved == indicator.wanted:
        return Judgement("As wanted", "green", f"{said}, as wanted.")
    wanted = indicator.get_wanted_display().lower()
    return Judgement("Not as wanted", "yellow", f"{said}; {wanted} is wanted.")
