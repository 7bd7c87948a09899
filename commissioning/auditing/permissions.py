"""Who reads which organisation's audit log.

An auditor reads all of it. An organisation administrator sees that something was done, by whom and
when, and not what was written: that may be the organisation's papers. The log names officers of a
partner who acted on a record that both share, as the record's own history does; it never holds
their addresses, nor what they did on records of their own.
"""

from typing import Any

import rules

from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation

READERS = (Role.AUDITOR, Role.ADMINISTRATOR)


def logs_read_by(user: Any) -> frozenset[int]:
    """The bodies whose logs this person reads: its own, not those it succeeded."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(m.organisation_id for m in user.current_memberships if m.role in READERS)


def reads_any_log(user: Any) -> bool:
    return bool(logs_read_by(user))


@rules.predicate
def reads_log(user: Any, organisation: Organisation | None) -> bool:
    return reads_any_log(user) if organisation is None else organisation.pk in logs_read_by(user)


@rules.predicate
def reads_what_changed(user: Any, organisation: Organisation | None) -> bool:
    mine = user.current_memberships
    ids = {m.organisation_id for m in mine if m.role == Role.AUDITOR}
    return organisation is not None and organisation.pk in ids


rules.add_perm("auditing.read_log", reads_log)
rules.add_perm("auditing.read_changes", reads_what_changed)
