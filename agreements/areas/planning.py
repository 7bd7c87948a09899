"""What an area is, who leads it, and its plan on a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from agreements.areas.keeping import settle_keeper
from agreements.areas.models import Area, AreaLead
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Body
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation

PLAN = {
    "aims": "Aims",
    "integration_goals": "Integration goals",
    "who_benefits": "Who benefits",
    "prevention": "Prevention",
}
"""The words of a plan on a page, with their headings."""


def plan_of(area: Area) -> list[tuple[str, str]]:
    """What is written of the plan, under its headings."""
    return [(heading, getattr(area, name)) for name, heading in PLAN.items() if getattr(area, name)]


@transaction.atomic
def describe_area(
    area: Area,
    *,
    life_stages: Iterable[str],
    tier_of_need: str,
    leads: Mapping[Organisation, str],
    sponsor: Organisation | None,
    sponsor_post: str,
    working_group: str,
    answers_to: Body | None,
    version: int,
    by: User | None,
) -> Area:
    """Say of whose lives and needs an area is, who leads it for whom, and to whom it answers.

    `leads` is the post of each partner named in it; an empty one takes that lead away. Others stay.
    """
    area = lock_area(area, version)
    settle_keeper(area, by=by)
    parties = set(area.organisation_ids)
    for body in [*leads, *([sponsor] if sponsor else [])]:
        if body.pk not in parties:
            raise RuleBroken(f"{body} is not a party to an agreement in which this area stands.")
    if sponsor_post and sponsor is None:
        raise RuleBroken("Say which body the sponsor's post belongs to.")
    if answers_to and answers_to.partnership_id != area.partnership_id:
        raise RuleBroken(f"{answers_to} is not a board of {area.partnership}.")
    if answers_to and not working_group:
        raise RuleBroken("Enter the working group that answers to this board.")
    before = _description(area)
    area.life_stages = [one.value for one in Area.LifeStage if one in set(life_stages)]
    area.tier_of_need, area.working_group, area.answers_to = tier_of_need, working_group, answers_to
    area.sponsor, area.sponsor_post = sponsor, sponsor_post
    for body, post in leads.items():
        _name_lead(area, body, post.strip())
    described = ("life_stages", "tier_of_need", "working_group", "answers_to")
    save_next_area(area, *described, "sponsor", "sponsor_post")
    record_area("area.described", area, by, before=before, after=_description(area))
    return area


@transaction.atomic
def write_area_plan(
    area: Area,
    *,
    aims: str,
    integration_goals: str,
    who_benefits: str,
    prevention: str,
    version: int,
    by: User | None,
) -> Area:
    """Write the plan on a page: what an area is to achieve, for whom, and what it prevents."""
    area = lock_area(area, version)
    settle_keeper(area, by=by)
    before = {name: getattr(area, name) for name in PLAN}
    after = dict(zip(PLAN, (aims, integration_goals, who_benefits, prevention), strict=True))
    for name, words in after.items():
        setattr(area, name, words)
    save_next_area(area, *PLAN)
    record_area("area.plan_written", area, by, before=before, after=after)
    return area


def lock_area(area: Area, version: int | None = None) -> Area:
    """The area's row, locked. Raises StaleVersion when somebody saved in between."""
    rows = Area.objects.select_for_update(of=("self",)).select_related("partnership")
    locked = rows.get(pk=area.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this area in between.", theirs=locked)
    return locked


def save_next_area(area: Area, *fields: str) -> None:
    area.version += 1
    area.save(update_fields=[*fields, "version"])


def record_area(what: str, area: Area, by: User | None, **changes: Any) -> None:
    record(what, area, by=by, organisations=area.organisation_ids, **changes)


def _name_lead(area: Area, body: Organisation, post: str) -> None:
    if post:
        AreaLead.objects.update_or_create(area=area, organisation=body, defaults={"post": post})
    else:
        area.leads.filter(organisation=body).delete()


def _description(area: Area) -> dict[str, Any]:
    return {
        "life_stages": list(area.life_stages),
        "tier_of_need": area.tier_of_need,
        "leads": [str(lead) for lead in area.leads.select_related("organisation")],
        "sponsor": ", ".join(filter(None, [area.sponsor_post, str(area.sponsor or "")])),
        "working_group": area.working_group,
        "answers_to": str(area.answers_to or ""),
    }
