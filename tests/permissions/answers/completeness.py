"""What is sent to the doors of what an agreement has to say."""

from collections.abc import Callable

from django.utils import timezone

from commissioning.calendar.dates import words
from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

FUNCTION = {"side": "nhs", "words": "Community health services"}
CONSULTATION = {"need": "continuing", "reason": "Nothing changes."}
DISAGREED = {"item": "purpose", "reason": "It is not said."}


def name_clause(thing: Thing, world: World) -> Answers:
    clause = thing.row.clauses.first()
    return {"clause": clause.pk, "item": "purpose"}


def take_out_clause(thing: Thing, world: World) -> Answers:
    return {"clause": thing.row.named_clauses.get().clause_id, "item": "variation"}


def function(thing: Thing, world: World) -> Answers:
    return FUNCTION | {"delegating": world.bodies.icb.pk, "exercising": world.bodies.council.pk}


def function_by_api(thing: Thing, world: World) -> Answers:
    bodies = {"delegating": world.bodies.icb.slug, "exercising": world.bodies.council.slug}
    return FUNCTION | bodies | {"agreement": thing.address.get("key")}


def report(last: str, **said: str) -> Callable[[Thing, World], Answers]:
    """What is said of the report of the fund for the quarter to a day."""
    return lambda thing, world: said | {"report": f"pool-{thing.address['fund']}-{last}"}


def given_today(thing: Thing, world: World) -> Answers:
    return {"report": thing.address["duty"], "on": str(timezone.localdate())}


ANSWERS: Table = {
    "completeness:record_report": lambda thing, world: {"on": words(timezone.localdate())},
    "completeness:take_back_report": {"reason": "By mistake"},
    "api:completeness-record-report": given_today,
    "api:completeness-take-back-report": report("2021-09-30", reason="By mistake"),
    "completeness:name_clause": name_clause,
    "completeness:explain": {"reason": "The board is named elsewhere."},
    "completeness:disagree": lambda thing, world: (
        DISAGREED | {"organisation": world.bodies.council.pk}
    ),
    "completeness:answer_disagreement": {"answer": "It is in clause 1."},
    "completeness:list_function": function,
    "completeness:change_function": function,
    "completeness:consult": CONSULTATION,
    "completeness:change_consultation": CONSULTATION,
    "api:completeness-name-clause": name_clause,
    "api:completeness-take-out-clause": take_out_clause,
    "api:completeness-explain": {"item": "governance", "reason": "The board is named elsewhere."},
    "api:completeness-take-back-explanation": {"item": "costs"},
    "api:completeness-disagree": DISAGREED,
    "api:disagreement-give-answer": {"answer": "It is in clause 1."},
    "POST api:function-list": function_by_api,
    "PUT api:function-detail": function_by_api,
    "POST api:consultation-list": lambda thing, world: (
        CONSULTATION | {"agreement": thing.address["key"]}
    ),
    "PUT api:consultation-detail": CONSULTATION,
}
