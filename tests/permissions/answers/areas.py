"""What is sent to the doors of areas, milestones, indicators and obligations."""

from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

AREA = {"name": "Autism", "name_as_printed": "Autism", "words": "", "note": "Under way"}
INDICATOR = {"name": "Falls", "measure": "figure", "wanted": "down"}
OWED = {"words": "Meet", "every": 1, "unit": "month"}
AREA_PLAN = {
    "aims": "One door",
    "integration_goals": "One team",
    "who_benefits": "All",
    "prevention": "-",
}


def vary_scope(thing: Thing, world: World) -> Answers:
    return {"variation": thing.address["variation"], "act": "add", "name": "Dermatology"}


ANSWERS: Table = {
    "areas:add_area": AREA,
    "areas:change_area": AREA,
    "areas:add_area_by_variation": {"name": "Dermatology"},
    "api:area-vary-scope": vary_scope,
    "areas:describe_area": {"working_group": "Skin group"},
    "api:area-describe": {"working_group": "Skin group"},
    "areas:write_plan": AREA_PLAN,
    "api:area-plan": AREA_PLAN,
    "areas:add_action": {"words": "One pathway"},
    "api:area-add-action": {"words": "One pathway"},
    "areas:change_action": {"words": "One pathway", "state": "done"},
    "PUT api:area-action-detail": {"words": "One pathway", "state": "done"},
    "areas:record_status": {"state": "under_way", "on": "1 April 2021"},
    "api:area-record-status": {"state": "under_way", "on": "1 April 2021"},
    "areas:add_area_indicator": INDICATOR,
    "areas:add_indicator": INDICATOR,
    "areas:add_fund_indicator": INDICATOR,
    "areas:add_plan_indicator": INDICATOR,
    "areas:change_indicator": INDICATOR,
    "POST api:indicator-list": lambda thing, world: INDICATOR | {"agreement": thing.address["key"]},
    "PUT api:indicator-detail": INDICATOR,
    "areas:record_reading": {"on": "1 April 2021", "value": "5"},
    "api:indicator-record": {"on": "1 April 2021", "value": "5"},
    "areas:take_back_reading": {"reason": "By mistake"},
    "api:indicator-take-back": lambda thing, world: {
        "reason": "By mistake",
        "reading": thing.address["reading"],
    },
    "areas:put_down_obligation": {"words": "Meet", "often": "1 month"},
    "areas:change_obligation": {"words": "Meet", "often": "1 month"},
    "POST api:obligation-list": lambda thing, world: OWED | {"agreement": thing.address["key"]},
    "PUT api:obligation-detail": OWED,
    "areas:set_aside_obligation": {"reason": "None"},
    "api:obligation-set-aside": {"reason": "None"},
    "areas:do_obligation": {"on": "1 April 2021"},
    "api:obligation-done": {"on": "1 April 2021"},
    "areas:take_back_status": {"reason": "By mistake"},
    "api:area-status-take-back": {"reason": "By mistake"},
    "areas:plan_milestone": {"words": "Sign", "due": "31 January 2031"},
    "areas:finish_milestone": {"done_on": "2021-04-01"},
    "api:milestone-finish": {"done_on": "2021-04-01"},
    "areas:needs_of_milestone": {"owner_post": ""},
    "api:milestone-needs": {"owner_post": ""},
    "areas:move_milestone": {"due": "31 March 2031", "reason": "Late"},
    "api:milestone-move": {"due": "31 March 2031", "reason": "Late"},
    "areas:reopen_milestone": {"reason": "By mistake"},
    "api:milestone-reopen": {"reason": "By mistake"},
}
