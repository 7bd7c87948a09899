"""What the cover of a chain or a place is judged by: its agreements, as far as somebody reads them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.leaving import as_known_by, left_by
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.stays import NOWHERE


def cover_facts(agreements: AgreementQuerySet, user: Any) -> dict[int, Facts]:
    """The facts that tell the cover of `agreements`, which `user` may see: see `facts_among`.

    One that the user's bodies have left is as known on their last day.
    """
    ids = list(agreements.values_list("pk", flat=True))
    facts = facts_with_successors(ids, seen_by=user)
    return facts_among(ids, as_known_by(facts, left_by(ids, user)))


def facts_among(agreements: Collection[int], facts: Mapping[int, Facts]) -> dict[int, Facts]:
    """Of `facts` those of `agreements`, and of what took their place or they are schedules of.

    These tell how the others ended; where they are none of `agreements`, they cover nothing here.
    """
    found = {pk: facts[pk] for pk in agreements}
    for one in list(found.values()):
        for pk in (*one.successors, *one.life.parents):
            if pk in facts and pk not in found:
                found[pk] = replace(facts[pk], stay=NOWHERE)
    return found
