"""What no administrator may do with roles."""

import datetime as dt
from collections.abc import Collection

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.errors import RuleBroken


def refuse_odd_roles(roles: Collection[Role], until_on: dt.date | None, today: dt.date) -> None:
    if not roles:
        raise RuleBroken("Choose at least one role.")
    if until_on and until_on < today:
        raise RuleBroken("The last day must be today or later.")


def refuse_oneself(user: User, by: User | None) -> None:
    """An administrator's own roles are for another administrator to change (R6)."""
    if by is not None and user.pk == by.pk:
        raise RuleBroken("You cannot change your own roles. Ask another administrator.")
