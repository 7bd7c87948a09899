"""Which items apply to an agreement: by its kind, what its partners do together, and when."""

from collections.abc import Iterator

from agreements.completeness.flexibilities import Flexibility
from agreements.completeness.lists.arrangements import (
    BODIES,
    IN_WRITING,
    JOINT_COMMITTEE,
    LIABILITY,
    POWER,
    TRUST_CONSENT,
    shared_items,
)
from agreements.completeness.lists.exercised_functions import COUNCIL_EXERCISES, NHS_BODY_EXERCISES
from agreements.completeness.lists.item import Group, Item
from agreements.completeness.lists.joint_agreements import JOINT_AGREEMENT
from agreements.completeness.lists.memoranda import MEMORANDUM
from agreements.completeness.lists.pooled_funds import (
    AUDIT,
    LAST_DAY_OF_CERTIFICATES,
    POOLED_FUND,
)
from agreements.completeness.recorded import Recorded
from agreements.register.kinds import REGULATIONS
from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation

GROUPS = list(Group)
POOL = Flexibility.POOLED_FUND
COUNCIL_ACTS = Flexibility.COUNCIL_EXERCISES
NHS_ACTS = Flexibility.NHS_EXERCISES


def items_for(recorded: Recorded) -> tuple[Item, ...]:
    """Those that apply, in the order of the groups. None for the lesser instruments (R-S75-06)."""
    kind = recorded.agreement.kind
    items: tuple[Item, ...]
    if kind == Agreement.Kind.MOU:
        items = MEMORANDUM
    elif kind == Agreement.Kind.JCA:
        items = JOINT_AGREEMENT
    elif kind == Agreement.Kind.SECTION_75:
        items = tuple(_of_section_75(recorded))
    else:
        return ()
    return tuple(sorted(items, key=lambda item: GROUPS.index(item.group)))


def _of_section_75(recorded: Recorded) -> Iterator[Item]:
    """Each flexibility with a list of its own, and what they share once (R-S75-07)."""
    used = recorded.flexibilities
    yield from POWER
    if used & {POOL, COUNCIL_ACTS} and _has_nhs_trust(recorded):
        yield TRUST_CONSENT
    yield from shared_items(REGULATIONS[one] for one in used)
    if used & {COUNCIL_ACTS, NHS_ACTS}:
        yield BODIES
    yield LIABILITY
    if POOL in used:
        yield from POOLED_FUND
        if _may_need_certificate(recorded):
            yield AUDIT
    if COUNCIL_ACTS in used:
        yield from COUNCIL_EXERCISES
    if NHS_ACTS in used:
        yield from NHS_BODY_EXERCISES
    yield JOINT_COMMITTEE
    yield IN_WRITING


def _has_nhs_trust(recorded: Recorded) -> bool:
    return any(body.kind == Organisation.Kind.NHS_TRUST for body in recorded.bodies)


def _may_need_certificate(recorded: Recorded) -> bool:
    """Whether a year of it ends while the Audit Commission's auditors certified (R-S75-23)."""
    starts = recorded.term.starts_earliest
    return starts is not None and starts <= LAST_DAY_OF_CERTIFICATES
