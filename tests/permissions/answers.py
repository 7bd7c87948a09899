"""What is sent to each door: answers that a form takes, so that only permission can refuse."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from agreements.register.models import Variation
from tests.factories.texts import PAPER
from tests.permissions.people import PASSWORD
from tests.permissions.world import Thing, World

Answers = dict[str, Any]
NEXT_YEAR = {"starts_on": "2031-04-01", "ends_on": "2032-03-31"}
OF_OLD = {"stated_in": "A later paper"}
EXTENSION = OF_OLD | {"until": "31 March 2031"}
HELD_OVER = OF_OLD | {"begins": "1 April 2031"}
NOTICE = OF_OLD | {"last": "31 March 2031"}
YEAR = {"state": "agreed"}
VARIATION = OF_OLD | {"title": "A year more", "changes": ["text"]}
SCOPE = {"about": "scope", "before": "Autism", "after": "Autism and ADHD"}
HISTORY = {"state": "attested", "stated_in": "A later paper"}
CORRECTION = {**HISTORY, "reason": "By mistake"}
CLAUSE = {"number": "9", "heading": "Payment", "body": "Invoices are paid in thirty days."}
DECISION = {
    "title": "Renew the agreement",
    "regime": "executive_meeting",
    "is_key": "no",
    "is_subject_to_call_in": "no",
    "is_urgent": "no",
    "purpose": "To keep commissioning together.",
    "decision_text": "The agreement is renewed for a year.",
    "reasons": "Services would otherwise rest on nothing.",
    "options_statement": "No others were considered.",
    "conflicts": "none_declared",
    "decided_on": "11 May 2021",
}


def answers_for(door: str, thing: Thing, world: World) -> Answers:
    """The data of a POST, PUT or DELETE; a form or a rule may still refuse some of them."""
    method, name = door.split()
    if method == "GET":
        asked = QUERIES.get(name, {})
        return asked(thing, world) if callable(asked) else asked
    given = ANSWERS.get(door) or ANSWERS.get(name) or {}
    data = given(thing, world) if callable(given) else dict(given)
    version = getattr(version_of(name, thing), "version", None)
    return data if name.startswith("api:") or version is None else {"version": version} | data


def version_of(name: str, thing: Thing) -> Any:
    """The row whose version a door carries: the thing's own, or that of one of its clauses."""
    if name in ("texts:change_clause", "texts:delete_clause", "api:clause-detail"):
        return thing.row.clauses.first()
    if name == "api:agreement-take-evidence":
        return None  # the ETag is that of the file
    if "variation" in name:
        parts = thing.parts_for(name)
        return Variation.objects.filter(pk=parts.get("variation") or parts.get("pk")).first()
    if name == "money:change_fund":
        return thing.row.funds.get()
    if name.endswith("_function") and name.startswith("completeness:"):
        return thing.row.covered_functions.first()
    if name.endswith("_consultation"):
        return thing.row.consultations.first()
    return thing.row


def start(thing: Thing, world: World) -> Answers:
    """Between the Council and the ICB; everybody sends the same, whoever they act for."""
    return {
        "place": world.place.pk,
        "kind": "jca",
        "title": "Autism support",
        "own_body": world.bodies.council.pk,
        "partner": world.bodies.icb.pk,
    }


def start_by_api(thing: Thing, world: World) -> Answers:
    parties = [{"organisation": world.bodies.council.slug}, {"organisation": world.bodies.icb.slug}]
    return {"place": world.place.slug, "kind": "jca", "title": "Autism", "parties": parties}


def upload(thing: Thing, world: World) -> Answers:
    file = BytesIO(PAPER.format(title="", clause="").encode())
    file.name = "memorandum.txt"
    return {"place": world.place.pk, "paper": file}


def register_file(thing: Thing, world: World) -> Answers:
    them = world.bodies
    cells = ["A register", "jca", world.place.slug, them.council.slug, them.icb.slug]
    file = BytesIO(f"Title,Kind,Place,Party 1,Party 2\n{','.join(cells)}\n".encode())
    file.name = "register.csv"
    return {"register": file}


def upload_by_api(thing: Thing, world: World) -> Answers:
    return upload(thing, world) | {"place": world.place.slug}


def take_in(thing: Thing, world: World) -> Answers:
    parties = {"party_0": world.bodies.council.pk, "party_1": world.bodies.icb.pk}
    said = {"title": "Memorandum", "kind": "mou", "place": world.place.pk, "binding": "no"}
    return {**said, "starts": "not_stated", "ends": "none", **parties}


def take_in_by_api(thing: Thing, world: World) -> Answers:
    return {"parties": [world.bodies.council.slug, world.bodies.icb.slug]}


def add_party(thing: Thing, world: World) -> Answers:
    return PARTY | {"organisation": world.bodies.elsewhere.pk}


def replace_by_api(thing: Thing, world: World) -> Answers:
    return {"party": thing.address["party"], "organisation": world.bodies.elsewhere.slug}


def of_party(more: Answers) -> Callable[[Thing, World], Answers]:
    return lambda thing, world: more | {"party": thing.address["party"]}


def consolidate(thing: Thing, world: World) -> Answers:
    return {"earlier": [world.things["public agreement"].row.pk], "on": "1 April 2021"}


def consolidate_by_api(thing: Thing, world: World) -> Answers:
    return {"earlier": [world.things["public agreement"].row.key], "on": "1 April 2021"}


def start_variation_by_api(thing: Thing, world: World) -> Answers:
    return VARIATION | {"agreement": thing.address["key"]}


def withdraw_by_api(thing: Thing, world: World) -> Answers:
    return {"notice": thing.address["notice"], "on": "1 April 2021"}


def merge(thing: Thing, world: World) -> Answers:
    return {"other": world.things["renewal"].row.pk, "survivor": "this"}


def merge_by_api(thing: Thing, world: World) -> Answers:
    return {"duplicate": world.things["renewal"].row.key}


def paper(thing: Thing, world: World) -> Answers:
    file = BytesIO(b"%PDF-1.7 signed")
    file.name = "signed.pdf"
    return {"paper": file}


def paper_by_api(thing: Thing, world: World) -> Answers:
    return paper(thing, world) | {"party": thing.address["party"], "fact": "signature"}


def record_by_api(thing: Thing, world: World) -> Answers:
    return {"kind": "notice", "id": thing.address["record"], "reason": "By mistake"}


def confirm_variation(thing: Thing, world: World) -> Answers:
    notice = world.things["varied agreement"].row.termination_notices.get()
    return {"party": notice.party_id, "fact": "approval"}


def act_on_variation(thing: Thing, world: World) -> Answers:
    return HISTORY | {"party": world.things["varied agreement"].address["party"]}


def decide(thing: Thing, world: World) -> Answers:
    return DECISION | {"body": world.board.pk}


def change_decision(thing: Thing, world: World) -> Answers:
    return DECISION | {"body": thing.row.body_id}


def correct(thing: Thing, world: World) -> Answers:
    bodies = (world.bodies.council, world.bodies.icb)
    lines = {f"line-{body.pk}-state": "recorded" for body in bodies}  # agreements rest on them
    return DECISION | lines | {"key": "again", "reason": "It was wrong.", "publish": "1"}


def read_in(thing: Thing, world: World) -> Answers:
    return PORTAL | {"body": world.board.pk}


BOARD = {"place": "northshire", "body": "jcb"}
PORTAL = {
    "stated_in": "The portal",
    "text": "Renewal\nDecision Maker: Board\nDate of decision: 11 May 2021\nDecision: Agreed.\nPurpose: Care.\n",
}


def enter_year(thing: Thing, world: World) -> Answers:
    row = {"partner": world.bodies.council.pk, "source": "nhs-base-budget", "amount": "5"}
    row |= {"form": "cash", "spend": "revenue"}
    sent = {f"form-0-{name}": value for name, value in row.items()}
    return sent | {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}


def confirm_year(thing: Thing, world: World) -> Answers:
    rows = thing.row.funds.get().contributions.all()
    return {"seen": ",".join(f"{row.key}:{row.version}" for row in rows)}


def change_contribution(thing: Thing, world: World) -> Answers:
    one = thing.row.funds.get().contributions.get(partner=world.bodies.council)
    told = ("form", "spend", "recurrence", "basis")
    return {name: getattr(one, name) for name in told} | {
        "partner": one.partner_id,
        "source": one.source_id,
        "amount": "5",
    }


def name_clause(thing: Thing, world: World) -> Answers:
    clause = thing.row.clauses.first()
    return {"clause": clause.pk, "item": "purpose"}


def take_out_clause(thing: Thing, world: World) -> Answers:
    return {"clause": thing.row.named_clauses.get().clause_id, "item": "variation"}


def move_clause(thing: Thing, world: World) -> Answers:
    return {"step": "up", "agreement_version": thing.row.version}


def renumber(thing: Thing, world: World) -> Answers:
    return {"agreement": thing.address["key"], "agreement_version": thing.row.version}


def function(thing: Thing, world: World) -> Answers:
    return FUNCTION | {"delegating": world.bodies.icb.pk, "exercising": world.bodies.council.pk}


def function_by_api(thing: Thing, world: World) -> Answers:
    bodies = {"delegating": world.bodies.icb.slug, "exercising": world.bodies.council.slug}
    return FUNCTION | bodies | {"agreement": thing.address.get("key")}


def change_plan(thing: Thing, world: World) -> Answers:
    """What the plan says now: whose it is decides who may see it."""
    plan = thing.row
    return PLAN | {"agreement": plan.agreement_id or "", "relation": plan.relation}


def decide_review(thing: Thing, world: World) -> Answers:
    return BY_CABINET | {"outcome": "continue", "organisation": world.bodies.council.pk}


def succeed(thing: Thing, world: World) -> Answers:
    """The Council gave way to the ICB."""
    here = {"direction": "became", "others": [world.bodies.icb.pk]}
    return here | {"kind": "split", "on": "2031-04-01"}


def novate(thing: Thing, world: World) -> Answers:
    """The heir takes the group's place in the draft."""
    draft = world.things["draft agreement"].row
    chosen = f"{thing.address['pk']}/agreement:{draft.key}"
    name = f"name-{world.bodies.heir.pk}"
    return {"chosen": chosen, "how": "law", "source": "The Act", name: "NHS North ICB"}


def novate_by_api(thing: Thing, world: World) -> Answers:
    draft = world.things["draft agreement"].row
    return LAW | {"succession": thing.row.pk, "chosen": [f"agreement:{draft.key}"]}


def novate_one_by_api(thing: Thing, world: World) -> Answers:
    party = thing.row.parties.get(organisation=world.bodies.group)
    return LAW | {
        "agreement": thing.row.key,
        "party": party.pk,
        "to": world.bodies.heir.slug,
        "on": "2031-04-01",
    }


def novate_one(thing: Thing, world: World) -> Answers:
    return LAW | {"organisation": world.bodies.elsewhere.pk, "on": "2031-04-01"}


def approve_novation(thing: Thing, world: World) -> Answers:
    party = thing.row.agreement.parties.get(organisation=world.bodies.council)
    return HISTORY | {"party": party.pk}


FUNCTION = {"side": "nhs", "words": "Community health services"}
CONSULTATION = {"need": "continuing", "reason": "Nothing changes."}
DISAGREED = {"item": "purpose", "reason": "It is not said."}
PLAN = {"kind": "strategy", "title": "Carers"}
PRIORITY = {"kind": "layer", "name": "Front door"}
POINT = {"kind": "question", "words": "Does it serve?"}
REPORT = {"stage": "Interim report", "to_words": "The board"}
BY_CABINET = {"on": "1 April 2021", "given_by": "Cabinet"}
FIGURE = {
    "kind": "population",
    "value": "5",
    "precision": "exact",
    "as_of": "1 April 2019",
    "source": "A paper",
}
LAW = {"how": "law", "source": "The Act"}
FUND = {
    "name": "Better care",
    "fund_class": 1,
    "vat_basis": "not_stated",
    "report_rhythm": "not_stated",
    "figures_are": "real",
}
PARTY = {"name_as_printed": "A party", "capacities": ["partner"]}
AREA = {"name": "Autism", "name_as_printed": "Autism", "words": "", "note": "Under way"}
INDICATOR = {"name": "Falls", "measure": "figure", "wanted": "down"}
OWED = {"words": "Meet", "every": 1, "unit": "month"}
AREA_PLAN = {
    "aims": "One door",
    "integration_goals": "One team",
    "who_benefits": "All",
    "prevention": "-",
}
QUERIES: dict[str, Answers | Callable[[Thing, World], Answers]] = {
    "search:search": {"q": "CNRY"},
    "public:register": {"q": "CNRY"},
    "api:clause-deleted": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:clause-warnings": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:clause-new-numbers": lambda thing, world: {"agreement": thing.address.get("key")},
}
ANSWERS: dict[str, Answers | Callable[[Thing, World], Answers]] = {
    "succession:new": {"name": "NHS North Board", "kind": "icb"},
    "POST api:organisation-list": {"name": "NHS North Board", "kind": "icb"},
    "succession:change": {"kind": "unitary", "gss_code": "E06000054"},
    "PUT api:organisation-detail": {"gss_code": "E06000054"},
    "succession:rename": {"name": "City of Northshire", "used_from": "2031-04-01"},
    "api:organisation-rename": {"name": "City of Northshire", "used_from": "2031-04-01"},
    "succession:add_name": {"name": "Northshire", "kind": "alias"},
    "api:organisation-names": {"name": "Northshire", "kind": "alias"},
    "succession:end": {"last_day": "2031-03-31"},
    "api:organisation-end": {"last_day": "2031-03-31"},
    "succession:record": succeed,
    "POST api:succession-list": {
        "predecessors": ["council"],
        "successors": ["icb"],
        "on": "2031-04-01",
        "kind": "split",
    },
    "succession:take_back": {"reason": "By mistake"},
    "api:succession-take-back": {"reason": "By mistake"},
    "sourced_facts:add_of_organisation": FIGURE,
    "sourced_facts:add_of_place": FIGURE,
    "sourced_facts:correct": FIGURE,
    "sourced_facts:retire": {"reason": "By mistake"},
    "POST api:sourced-fact-list": FIGURE | {"organisation": "council"},
    "PUT api:sourced-fact-detail": {"value": "6"},
    "api:sourced-fact-retire": {"reason": "By mistake"},
    "register:novate": novate,
    "api:novation-chosen": novate_by_api,
    "POST api:novation-list": novate_one_by_api,
    "register:novate_party": novate_one,
    "register:successor_clause": {"binds_successors": "yes"},
    "api:novation-clause": lambda thing, world: {
        "agreement": thing.row.key,
        "binds_successors": True,
    },
    "register:approve_novation": HISTORY,
    "api:novation-approve": approve_novation,
    "register:start": start,
    "api:agreement-list": start_by_api,
    "register:edit": {"title": "New title", "kind": "jca", "binding": "no"},
    "PUT api:agreement-detail": {"title": "New title"},
    "register:term": {"starts": "not_stated", "ends": "none"},
    "api:agreement-term": {"starts": "not_stated", "ends": "none"},
    "register:add_party": add_party,
    "register:change_party": PARTY,
    "register:replace_body": lambda thing, world: {"organisation": world.bodies.elsewhere.pk},
    "api:agreement-replace-body": replace_by_api,
    "register:correct_approval": CORRECTION,
    "register:correct_signature": CORRECTION,
    "api:agreement-correct-approval": of_party(CORRECTION),
    "api:agreement-correct-signature": of_party(CORRECTION),
    "register:record_approval": HISTORY,
    "register:record_signature": HISTORY,
    "api:agreement-approve": of_party(HISTORY),
    "api:agreement-sign": of_party(HISTORY),
    "register:renew": {"title": "Renewal", **NEXT_YEAR},
    "api:agreement-renew": {"title": "Renewal", **NEXT_YEAR},
    "register:merge": merge,
    "api:agreement-merge": merge_by_api,
    "register:add_evidence": paper,
    "api:agreement-add-evidence": paper_by_api,
    "register:state_option": {"months": 12, "times": 1},
    "api:agreement-add-option": {"months": 12, "times": 1},
    "register:extend": EXTENSION,
    "api:agreement-extend": EXTENSION,
    "register:hold_over": HELD_OVER,
    "api:agreement-hold-over": HELD_OVER,
    "register:give_notice": NOTICE,
    "register:take_in_register": register_file,
    "api:agreement-take-in": register_file,
    "register:save_view": {"name": "Lapsed", "query": "state=Lapsed"},
    "register:note_gap": {"first": "1 April 2021", "last": "", "reason": "Nobody had noticed."},
    "api:agreement-give-notice": NOTICE,
    "register:leave": of_party(NOTICE),
    "api:agreement-leave": of_party(NOTICE),
    "register:state_year": YEAR,
    "api:agreement-state-year": YEAR | {"year": "2021/22"},
    "register:replace": consolidate,
    "api:agreement-replace": consolidate_by_api,
    "register:withdraw_notice": {"on": "1 April 2021"},
    "api:agreement-withdraw-notice": withdraw_by_api,
    "register:take_out_record": {"reason": "By mistake"},
    "api:agreement-take-out-record": record_by_api,
    "api:agreement-confirm-record": record_by_api,
    "register:start_variation": VARIATION,
    "POST api:variation-list": start_variation_by_api,
    "register:change_variation": {"title": "More", "changes": ["scope"], "number": "1"},
    "PUT api:variation-detail": {"title": "More"},
    "register:describe_change": SCOPE,
    "api:variation-describe": SCOPE,
    "register:approve_variation": HISTORY,
    "register:sign_variation": HISTORY,
    "api:variation-approve": act_on_variation,
    "api:variation-sign": act_on_variation,
    "api:variation-confirm": confirm_variation,
    "register:take_back": {"reason": "By mistake"},
    "api:agreement-take-back": {"reason": "By mistake"},
    "texts:add_clause": CLAUSE,
    "texts:change_clause": CLAUSE,
    "POST api:clause-list": lambda thing, world: CLAUSE | {"agreement": thing.address["key"]},
    "PUT api:clause-detail": CLAUSE,
    "texts:move_clause": {"step": "up"},
    "api:clause-move": move_clause,
    "texts:add_definition": {"term": "Host", "meaning": "The Council"},
    "texts:change_definition": {"term": "Host", "meaning": "The Council"},
    "PUT api:definition-detail": {"term": "Host", "meaning": "The Council"},
    "POST api:definition-list": lambda thing, world: {
        "agreement": thing.address["key"],
        "term": "Host",
    },
    "texts:add_comment": {"body": "Which board?"},
    "texts:reply_to_comment": {"body": "The joint one."},
    "POST api:comment-list": lambda thing, world: {
        "clause": thing.address["clause"],
        "body": "Which board?",
    },
    "api:comment-reply": {"body": "The joint one."},
    "api:clause-renumber": renumber,
    "texts:place_clause": {"role": "clause", "number": "9"},
    "texts:upload": upload,
    "POST api:paper-list": upload_by_api,
    "texts:take_in": take_in,
    "api:paper-take-in": take_in_by_api,
    "areas:add_area": AREA,
    "areas:change_area": AREA,
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
    "boards:add": {"name": "Group", "short_name": "GRP", "kind": "board", "form": "advisory"},
    "boards:change_form": {"form": "advisory", "from_on": "2021-04-01"},
    "boards:set_call_in": {
        "working_days": "5",
        "snap": "next_calendar_day",
        "from_on": "2021-04-01",
    },
    "decisions:record": decide,
    "decisions:read_in": read_in,
    "decisions:edit": change_decision,
    "decisions:publish": {"key": "now", "personal_data_checked": "on"},
    "decisions:state_authority": {
        "state": "recorded",
        "given_by": "Governing Body",
        "on": "1 April 2021",
    },
    "decisions:correct": correct,
    "POST api:body-list": {
        "place": "northshire",
        "name": "Group",
        "short_name": "GRP",
        "kind": "board",
    },
    "POST api:decision-list": DECISION | BOARD,
    "api:decision-read-in": BOARD | PORTAL,
    "PATCH api:decision-detail": {"title": "Renew the agreement"},
    "api:decision-publish": {"personal_data_checked": True},
    "api:decision-correct": {"title": "Renew it", "reason": "It was wrong."},
    "api:decision-authority": {
        "organisation": "icb",
        "given_by": "Governing Body",
        "on": "1 April 2021",
    },
    "api:decision-confirm-authority": {"organisation": "icb"},
    "account_reauthenticate": {"password": PASSWORD},
    "account_change_password": {
        "oldpassword": PASSWORD,
        "password1": "four other plain words",
        "password2": "four other plain words",
    },
    "memberships:invite": {"name": "Kim", "email": "kim@example.org", "roles": ["viewer"]},
    "memberships:idle": {"idle_minutes": "15"},
    "memberships:give_role": {"role": "commissioner"},
    "memberships:accept": {"password": "five plain words here", "again": "five plain words here"},
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
    "money:set_up": FUND | {"name": "Another fund"},
    "money:change_fund": FUND,
    "money:choose_year": {"year": "2022/23"},
    "money:enter_year": enter_year,
    "money:confirm_year": confirm_year,
    "money:change_contribution": change_contribution,
    "POST api:fund-list": lambda thing, world: (
        FUND | {"agreement": thing.address["key"], "name": "Another fund", "fund_class": "pooled"}
    ),
    "PUT api:fund-detail": {"name": "Better care"},
    "POST api:contribution-list": lambda thing, world: {
        "fund": thing.row.key,
        "partner": world.bodies.council.slug,
        "source": "nhs-base-budget",
        "year": "2023/24",
        "amount": "5.00",
    },
    "PUT api:contribution-detail": {"amount": "6.00"},
    "account_login": {"login": "nobody@example.org", "password": "x"},
    "account_reset_password": {"email": "nobody@example.org"},
}
"""By door, or by the address's name where one method alone sends something."""
