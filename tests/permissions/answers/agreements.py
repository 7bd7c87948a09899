"""What is sent to the doors of agreements, what happens to them, variations and novations."""

from collections.abc import Callable
from io import BytesIO

from agreements.register.models import Agreement
from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

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
LAW = {"how": "law", "source": "The Act"}
CORRECT_NOVATION = {
    "on": "2022-07-01",
    "how": "agreed",
    "source": "A deed",
    "name_as_printed": "The heir",
    "reason": "The deed says so",
}
PARTY = {"name_as_printed": "A party", "capacities": ["partner"]}


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


def register_file(thing: Thing, world: World) -> Answers:
    them = world.bodies
    cells = ["A register", "jca", world.place.slug, them.council.slug, them.icb.slug]
    file = BytesIO(f"Title,Kind,Place,Party 1,Party 2\n{','.join(cells)}\n".encode())
    file.name = "register.csv"
    return {"register": file}


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


def join(thing: Thing, world: World) -> Answers:
    return PARTY | {"organisation": world.bodies.elsewhere.pk}


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


def of_its_agreement(thing: Thing, said: Answers) -> Answers:
    return said | {"version": Agreement.objects.get(pk=thing.row.agreement_id).version}


def approve_novation(thing: Thing, world: World) -> Answers:
    party = thing.row.agreement.parties.get(organisation=world.bodies.council)
    return HISTORY | {"party": party.pk}


ANSWERS: Table = {
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
    "register:correct_novation": CORRECT_NOVATION,
    "register:take_back_novation": {"reason": "It never was"},
    "api:novation-correct": lambda thing, world: of_its_agreement(thing, CORRECT_NOVATION),
    "api:novation-take-back": lambda thing, world: of_its_agreement(thing, {"reason": "Never"}),
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
    "POST api:saved-view-list": {"name": "Lapsed", "query": "state=Lapsed"},
    "register:save_view": {"name": "Lapsed", "query": "state=Lapsed"},
    "register:send_again": {"reason": "The Cabinet asked for it"},
    "api:agreement-send-again": {"reason": "The Cabinet asked for it"},
    "register:note_gap": {"first": "1 April 2021", "last": "", "reason": "Nobody had noticed."},
    "POST api:gap-note-list": lambda thing, world: {
        "agreement": thing.address["key"],
        "first": "2021-04-01",
        "reason": "Nobody had noticed.",
    },
    "register:take_out_gap_note": {"reason": "By mistake"},
    "api:gap-note-take-out": {"reason": "By mistake"},
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
    "register:withdraw_variation": {"reason": "Nobody wants it any more"},
    "api:variation-withdraw": {"reason": "Nobody wants it any more"},
    "register:describe_change": SCOPE,
    "api:variation-describe": SCOPE,
    "register:let_party_join": join,
    "api:variation-vary-party": lambda thing, world: {
        "act": "joins",
        "organisation": world.bodies.elsewhere.slug,
    },
    "register:print_party_otherwise": PARTY,
    "api:variation-take-out-party": lambda thing, world: {"row": thing.address["row"]},
    "register:add_variation_evidence": paper,
    "api:variation-add-evidence": paper_by_api,
    "register:approve_variation": HISTORY,
    "register:sign_variation": HISTORY,
    "api:variation-approve": act_on_variation,
    "api:variation-sign": act_on_variation,
    "api:variation-confirm": confirm_variation,
    "register:take_back": {"reason": "By mistake"},
    "api:agreement-take-back": {"reason": "By mistake"},
}
