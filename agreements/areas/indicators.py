"""Indicators of areas, agreements, funds and plans, and their readings."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from agreements.areas.models import Area, Indicator, Reading, Subject
from agreements.areas.planning import lock_area
from agreements.money.models import PooledFund
from agreements.plans.models import Plan
from agreements.plans.plans import lock_plan
from agreements.register.locks import lock_agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion

SAID = ("name", "measure", "wanted", "measured_in", "baseline", "target", "framework",
        "rhythm_words", "every", "unit", "stated_in")  # fmt: skip
NO_DAY = PrintedDate("")


@transaction.atomic
def add_indicator(of: Subject, *, by: User | None, **said: Any) -> Indicator:
    """Add an indicator behind those there are. `said` is of SAID, `baseline_on` and `target_on`."""
    whose = _lock_whose(of)
    last = of.indicators.aggregate(last=Max("position"))["last"] or 0
    indicator = Indicator(position=last + 1, **{whose: of})
    _say(indicator, said)
    indicator.save()
    _record("indicator.added", indicator, by, after=_content(indicator))
    return indicator


@transaction.atomic
def change_indicator(
    indicator: Indicator, *, version: int, by: User | None, **said: Any
) -> Indicator:
    """Change what an indicator is. Its readings stay as they were recorded."""
    indicator = _lock(indicator, version)
    before = _content(indicator)
    _say(indicator, said)
    indicator.version += 1
    indicator.save()
    _record("indicator.changed", indicator, by, before=before, after=_content(indicator))
    return indicator


@transaction.atomic
def take_out_indicator(indicator: Indicator, *, version: int, by: User | None) -> Subject:
    """Take out an indicator that was never read. One with readings is part of the record."""
    indicator = _lock(indicator, version)
    if indicator.readings.exists():
        raise RuleBroken("It has readings, which are part of the record. Take these back first.")
    before, of = _content(indicator), indicator.subject
    _record("indicator.taken_out", indicator, by, before=before)
    indicator.delete()
    return of


@transaction.atomic
def record_reading(
    indicator: Indicator,
    *,
    on: PrintedDate,
    today: dt.date,
    by: User | None,
    value: Decimal | None = None,
    moved: str = "",
    narrative: str = "",
    stated_in: str = "",
) -> Reading:
    """Record what an indicator showed. `stated_in` names the paper, if it is history.

    Refuses a day to come or unreadable, and nothing said; and a figure for what has only a
    direction. A narrative alone is a reading: some can be told and not counted.
    """
    indicator = _lock(indicator)
    if not stated_in and not on.known:
        raise RuleBroken("Enter a day or a month, like 31 January 2027.")
    if not stated_in and on.earliest and on.earliest > today:
        raise RuleBroken("The day must be today or in the past.")
    if value is None and not moved and not narrative.strip():
        raise RuleBroken("Enter a figure, say which way it went, or say it in words.")
    if value is not None and not indicator.is_figure:
        raise RuleBroken("This indicator has a direction only. Say which way it went.")
    reading = Reading.objects.create(
        indicator=indicator,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
        value=value,
        moved=moved,
        narrative=narrative,
        stated_in=stated_in,
        by=by,
    )
    _record("indicator.read", indicator, by, after=_read(reading))
    return reading


@transaction.atomic
def take_back_reading(reading: Reading, *, reason: str, by: User | None) -> Indicator:
    """Take back a reading recorded by mistake. The audit log keeps what it said."""
    indicator = _lock(reading.indicator)
    reading = Reading.objects.select_for_update().get(pk=reading.pk)
    before = _read(reading)
    reading.delete()
    _record("indicator.reading_taken_back", indicator, by, before=before, after={"reason": reason})
    return indicator


def _say(indicator: Indicator, said: Mapping[str, Any]) -> None:
    for name in SAID:
        if name in said:
            setattr(indicator, name, said[name])
    for prefix in ("baseline_on", "target_on"):
        if prefix in said:
            day = said[prefix] or NO_DAY
            for part in ("words", "earliest", "latest"):
                setattr(indicator, f"{prefix}_{part}", getattr(day, part))
    figures = (indicator.baseline, indicator.target)
    if not indicator.is_figure and any(figure is not None for figure in figures):
        raise RuleBroken("An indicator with a direction only has no baseline and no target.")


def _lock_whose(of: Subject) -> str:
    """Lock what the indicator is of, so that positions stay apart; says which of WHOSE it is."""
    if isinstance(of, Area):
        lock_area(of)
        return "area"
    if isinstance(of, Plan):
        lock_plan(of)
        return "plan"
    lock_agreement(of.agreement if isinstance(of, PooledFund) else of)
    return "fund" if isinstance(of, PooledFund) else "agreement"


def _lock(indicator: Indicator, version: int | None = None) -> Indicator:
    rows = Indicator.objects.select_for_update(of=("self",))
    locked = rows.with_whose().get(pk=indicator.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this indicator in between.", theirs=locked)
    return locked


def _record(what: str, indicator: Indicator, by: User | None, **changes: Any) -> None:
    record(what, indicator, by=by, organisations=indicator.organisation_ids, **changes)


def _content(indicator: Indicator) -> dict[str, Any]:
    content = {name: getattr(indicator, name) for name in SAID}
    days = {"baseline_on": indicator.baseline_on_words, "target_on": indicator.target_on_words}
    return {name: "" if value is None else str(value) for name, value in (content | days).items()}


def _read(reading: Reading) -> dict[str, str]:
    value = "" if reading.value is None else str(reading.value)
    return {
        "on": reading.on_words,
        "value": value,
        "moved": reading.moved,
        "narrative": reading.narrative,
        "stated_in": reading.stated_in,
    }
