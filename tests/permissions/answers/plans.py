"""What is sent to the doors of plans and reviews."""

from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

PLAN = {"kind": "strategy", "title": "Carers"}
PRIORITY = {"kind": "layer", "name": "Front door"}
POINT = {"kind": "question", "words": "Does it serve?"}
REPORT = {"stage": "Interim report", "to_words": "The board"}
BY_CABINET = {"on": "1 April 2021", "given_by": "Cabinet"}


def change_plan(thing: Thing, world: World) -> Answers:
    """What the plan says now: whose it is decides who may see it."""
    plan = thing.row
    return PLAN | {"agreement": plan.agreement_id or "", "relation": plan.relation}


def decide_review(thing: Thing, world: World) -> Answers:
    return BY_CABINET | {"outcome": "continue", "organisation": world.bodies.council.pk}


ANSWERS: Table = {
    "plans:start_plan": PLAN,
    "POST api:plan-list": PLAN | {"place": "northshire"},
    "plans:review_board": lambda thing, world: {"title": "Review", "body": world.board.pk},
    "POST api:review-list": lambda thing, world: {"title": "Review", "body": world.board.pk},
    "plans:review_agreement": {"title": "Review"},
    "plans:change_plan": change_plan,
    "PUT api:plan-detail": {"title": "New title"},
    "plans:issue_version": {"label": "Refresh"},
    "api:plan-issue": {"label": "Refresh"},
    "plans:state_plan": {"state": "agreed", "on": "1 April 2021"},
    "api:plan-state": {"state": "agreed", "on": "1 April 2021"},
    "plans:add_priority": PRIORITY,
    "plans:change_priority": PRIORITY,
    "plans:move_priority": {"direction": "down"},
    "api:plan-priorities": {"priorities": [PRIORITY]},
    "plans:add_task": {"words": "Write it"},
    "api:plan-tasks": {"words": "Write it"},
    "plans:finish_task": {"done_on": "2021-04-01"},
    "api:plan-task-finish": {"done_on": "2021-04-01"},
    "plans:move_task": {"due": "31 March 2031", "reason": "Late"},
    "api:plan-task-move": {"due": "31 March 2031", "reason": "Late"},
    "plans:reopen_task": {"reason": "By mistake"},
    "api:plan-task-reopen": {"reason": "By mistake"},
    "plans:change_review": {"title": "New title"},
    "PUT api:review-detail": {"title": "New title"},
    "plans:decide_review": decide_review,
    "api:review-decide": {"outcome": "continue", **BY_CABINET, "organisation": "council"},
    "plans:add_point": POINT,
    "plans:change_point": POINT,
    "plans:move_point": {"direction": "down"},
    "api:review-points": {"points": [POINT]},
    "plans:add_dependency": {"words": "The budget"},
    "plans:change_dependency": {"words": "The budget"},
    "plans:move_dependency": {"direction": "down"},
    "api:review-dependencies": {"dependencies": [{"words": "The budget", "expected": "May 2031"}]},
    "plans:owe_report": REPORT,
    "api:review-reports": REPORT,
    "plans:replace_agreement": {"title": "A new agreement", "kind": "jca"},
    "api:review-replace": {"title": "A new agreement", "kind": "jca"},
    "plans:change_report": REPORT,
    "PUT api:review-report-detail": {"stage": "Final report"},
    "plans:deliver_report": {"done_on": "2021-04-01"},
    "api:review-report-deliver": {"delivered_on": "2021-04-01"},
    "plans:take_delivery_back": {"reason": "By mistake"},
    "api:review-report-take-back": {"reason": "By mistake"},
}
