"""What is recorded of the functions that an agreement covers."""

from collections.abc import Iterator

from agreements.completeness.fields.finding import Field, Finding, all_told, listed
from agreements.completeness.models import CoveredFunction
from agreements.completeness.recorded import Recorded

Side = CoveredFunction.Side


def functions_of(side: Side) -> Field:
    """A list for each side, neither of them empty (R-S75-13)."""
    what = "NHS function" if side == Side.NHS else "health-related function"

    def look(recorded: Recorded) -> Finding:
        rows = [row for row in recorded.functions if row.side == side]
        if not rows:
            return Finding(False, f"No {what} is listed.")
        s = "" if len(rows) == 1 else "s"
        return Finding(True, f"{len(rows)} {what}{s} listed.")

    return look


def bodies_of_functions(recorded: Recorded) -> Finding:
    """Each names whose it is and who exercises it, and both are parties (R-S75-29)."""
    if not recorded.functions:
        return Finding(False, "No function is listed.")
    exercising = {row.exercising for row in recorded.functions}
    slips = list(_slips(recorded))
    return all_told(slips, met=f"Exercised by {listed(sorted(map(str, exercising)))}.")


def _slips(recorded: Recorded) -> Iterator[str]:
    parties = {party.organisation_id for party in recorded.parties}
    for row in recorded.functions:
        for body, what in (
            (row.delegating, "whose function it is"),
            (row.exercising, "who exercises it"),
        ):
            if body is None:
                yield f"“{row}” does not say {what}."
            elif body.pk not in parties:
                yield f"“{row}”: {body} is not a party."
