"""What is sent to the doors of funds and contributions."""

from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

FUND = {
    "name": "Better care",
    "fund_class": 1,
    "vat_basis": "not_stated",
    "report_rhythm": "not_stated",
    "figures_are": "real",
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


ANSWERS: Table = {
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
}
