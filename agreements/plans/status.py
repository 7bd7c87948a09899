"""How far a plan is on a day: being written, agreed, in force, refreshed, ended. Computed."""

import datetime as dt
from dataclasses import dataclass

from agreements.plans.models import Plan, PlanState, PlanVersion
from commissioning.calendar.printed_dates import PrintedDate

State = PlanState.State
IN_ORDER = [State.BEING_WRITTEN, State.IN_CONSULTATION, State.AGREED, State.IN_FORCE, State.ENDED]
COLOURS = {
    "Being written": "grey",
    "In consultation": "blue",
    "Agreed": "turquoise",
    "In force": "green",
    "Refreshed": "green",
    "Ended": "grey",
}


@dataclass(frozen=True)
class PlanStatus:
    """A tag, and in a sentence what it rests on."""

    tag: str
    sentence: str

    @property
    def colour(self) -> str:
        return COLOURS[self.tag]


def plan_status(plan: Plan, *, on: dt.date) -> PlanStatus:
    """How far `plan` is on the day `on`, by what has been stated of it and by its own dates.

    What was stated without a day holds from the start: the paper that states it has none either. A
    plan is in force from the first day of its period if it was agreed, and ended after the last.
    """
    stated = _stated_by(plan, on)
    if stated and stated.state == State.ENDED:
        return PlanStatus("Ended", _said(stated))
    if plan.ends_latest and plan.ends_latest < on:
        return PlanStatus("Ended", f"It ran until {plan.ends_words}.")
    if stated is None:
        return PlanStatus("Being written", "")
    if stated.state == State.AGREED and plan.starts_earliest and plan.starts_earliest <= on:
        return _in_force(plan, on, f"Agreed, and in force since {plan.starts_words}.")
    if stated.state == State.IN_FORCE:
        return _in_force(plan, on, _said(stated))
    return PlanStatus(str(State(stated.state).label), _said(stated))


def _stated_by(plan: Plan, day: dt.date) -> PlanState | None:
    """The furthest that anything stated had brought it by then."""
    happened = [state for state in plan.states.all() if _has_come(state.on, day)]
    return max(happened, key=lambda state: IN_ORDER.index(State(state.state)), default=None)


def _in_force(plan: Plan, day: dt.date, sentence: str) -> PlanStatus:
    refreshes = [v for v in plan.versions.all() if v.is_refresh and _has_come(v.on, day)]
    if not refreshes:
        return PlanStatus("In force", sentence)
    return PlanStatus("Refreshed", f"{sentence} {_refreshed(refreshes[-1])}")


def _refreshed(version: PlanVersion) -> str:
    return f"Refreshed in {version.on_words}." if version.on_words else "Since then refreshed."


def _said(state: PlanState) -> str:
    """The paper's own words if it is told by a paper, and when, and where."""
    words = f"“{state.words}”" if state.words else str(state.get_state_display())
    since = f", {state.on_words}" if state.on_words else ""
    source = f", as stated in {state.stated_in}" if state.stated_in else ""
    return f"{words}{since}{source}."


def _has_come(date: PrintedDate, day: dt.date) -> bool:
    return date.earliest is None or date.earliest <= day
