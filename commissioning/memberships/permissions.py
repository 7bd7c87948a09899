"""Who manages the people of which organisation: its own administrators, and nobody else (R6)."""

from typing import Any

import rules

from commissioning.accounts.models import User
from commissioning.memberships.models import administered_by
from commissioning.organisations.models import Organisation


@rules.predicate
def administers(user: User, organisation: Organisation | None) -> bool:
    if organisation is None:
        return administers_any(user)
    return organisation.pk in administered_by(user)


def administers_any(user: Any) -> bool:
    return bool(administered_by(user))


rules.add_perm("memberships.manage_people", administers)
