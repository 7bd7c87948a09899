"""Reading the starting texts: "# Heading", "= Schedule 1: Title", and paragraphs under them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from agreements.register.models import Agreement
from agreements.texts.models import Clause

HERE = Path(__file__).parent
TOP = re.compile(r"^(?P<sign>[#=]) (?P<heading>.+)$", re.MULTILINE)
SCHEDULE = re.compile(r"(?P<number>Schedule \d+): (?P<title>.+)")
DIVIDER = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class StartingClause:
    """One clause of a starting text, with the clauses under it; or a schedule, with its words."""

    kind: str
    place: int
    role: str
    number: str
    heading: str
    body: str = ""
    paragraphs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.heading

    @property
    def name(self) -> str:
        """What its address calls it: jca-3."""
        return f"{self.kind}-{self.place}"


@cache
def starting_text(kind: str) -> tuple[StartingClause, ...]:
    """The starting text for agreements of that kind, in order. Fields stand in square brackets."""
    _, *parts = TOP.split((HERE / f"{Agreement.Kind(kind)}.txt").read_text())
    found: list[StartingClause] = []
    for place, (sign, heading, body) in enumerate(
        zip(parts[0::3], parts[1::3], parts[2::3], strict=True), start=1
    ):
        schedule = SCHEDULE.fullmatch(heading) if sign == "=" else None
        if schedule:
            said = (Clause.Role.SCHEDULE, schedule["number"], schedule["title"], body.strip())
            found.append(StartingClause(kind, place, *said))
        else:
            under = tuple(one.strip() for one in DIVIDER.split(body) if one.strip())
            said = (Clause.Role.CLAUSE, str(place), heading, "")
            found.append(StartingClause(kind, place, *said, under))
    return tuple(found)


def starting_clause(name: str) -> StartingClause | None:
    """The one that an address names, if there is one."""
    kind, _, place = name.rpartition("-")
    if kind not in Agreement.Kind.values or not place.isdecimal():
        return None
    return next((one for one in starting_text(kind) if str(one.place) == place), None)
