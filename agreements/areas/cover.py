"""What the cover of an area is judged by: the agreements with it, and from when to when it stood there."""

from dataclasses import replace
from typing import Any

from django.db.models import Q

from agreements.areas.models import Area, AreaStanding
from agreements.register.cover import that_commission
from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import as_known_by, left_by
from agreements.register.life_facts import is_unrecorded, known_from
from agreements.register.models import Agreement, Variation
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.stays import NOWHERE, Effect, Stay


def agreements_ever_with(area: Area, user: Any) -> AgreementQuerySet:
    """The agreements that `user` may see in which the area stands, stood or is to stand, by what
    everybody has agreed to.
    """
    dated = Variation.objects.agreed().filter(effective_latest__isnull=False)
    come = Q(added_by__isnull=True) | Q(added_by__in=dated)
    return Agreement.objects.visible_to(user).filter(areas__in=area.standings.filter(come))


def area_facts(area: Area, user: Any) -> dict[int, Facts]:
    """The facts of these, each counting only on the days on which the area stood in it.

    What took their place is among them, to tell how they ended; without the area it covers nothing.
    """
    with_it = agreements_ever_with(area, user)
    stays = {row.agreement_id: _stay(row) for row in _standings(area, with_it)}
    facts = that_commission(facts_with_successors(stays, seen_by=user))
    facts = as_known_by(facts, left_by(stays, user))
    return {pk: replace(one, stay=stays.get(pk, NOWHERE)) for pk, one in facts.items()}


def _standings(area: Area, agreements: AgreementQuerySet) -> Any:
    rows = AreaStanding.objects.filter(area=area, agreement__in=agreements)
    rows = rows.select_related("added_by", "taken_out_by")
    acts = ("approvals", "signatures")
    return rows.prefetch_related(
        *(f"{by}__{a}" for by in ("added_by", "taken_out_by") for a in acts)
    )


def _stay(standing: AreaStanding) -> Stay:
    return Stay(_effect(standing.added_by), _effect(standing.taken_out_by))


def _effect(variation: Variation | None) -> Effect | None:
    """How it takes effect; nothing while some party has not agreed to it."""
    if variation is None or not variation.is_agreed or variation.effective_latest is None:
        return None
    known = known_from(variation) or variation.effective_latest
    return Effect(variation.effective_latest, known, is_unrecorded(variation))
