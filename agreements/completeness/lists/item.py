"""One thing that an agreement must or should say."""

from dataclasses import dataclass
from enum import StrEnum

from agreements.completeness.fields.finding import Field


class Group(StrEnum):
    """The headings of the task list, in order."""

    POWER = "Power and parties"
    FUNCTIONS = "Functions"
    MONEY = "Money"
    PEOPLE = "People and services"
    MANAGEMENT = "Management"
    LIFE = "Life"
    SIGNING = "Signing"


class Weight(StrEnum):
    MUST = "must"
    """Nobody signs anew while it is neither met nor explained."""
    SHOULD = "should"
    MAY = "may"
    """The law allows it and does not ask for it; it counts nowhere."""


@dataclass(frozen=True)
class Place:
    """The page that puts an item right: what its link says, and its address under the agreement's."""

    words: str
    address: str
    is_form: bool = False


@dataclass(frozen=True)
class Item:
    """`rule` is an id of the rulebook. `headings` are the beginnings of words that the heading of
    such a clause has: "terminat notice" finds "Notice of termination".
    """

    key: str
    group: Group
    words: str
    source: str
    rule: str
    how: str
    weight: Weight = Weight.MUST
    field: Field | None = None
    is_met_by_clause: bool = True
    place: Place | None = None
    headings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.words


TERM = Place("Change when it starts and ends", "term/", is_form=True)
DETAILS = Place("Change what it says of itself", "edit/", is_form=True)
PARTIES = Place("See the parties", "parties/")
FUNDS = Place("See its funds", "funds/")
AREAS = Place("See its areas", "areas/")
TEXT = Place("See its text", "text/")
FUNCTIONS = Place("List the functions", "functions/")
CONSULTATION = Place("Record the consultation", "consultation/")
