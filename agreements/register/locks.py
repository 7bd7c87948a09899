"""Taking an agreement to change it: one at a time, and never over somebody else's change."""

from agreements.register.models import Agreement
from commissioning.errors import StaleVersion


def lock_agreement(agreement: Agreement, *, version: int | None = None) -> Agreement:
    """The agreement's row, locked until the transaction ends.

    Locked before a party's approval or signature of it, so that two acts never wait for each other.
    `version` is the one that the person was looking at; None where their change replaces nothing
    that anybody may have typed. Raises StaleVersion when somebody saved in between.
    """
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody changed this agreement in between", theirs=locked)
    return locked


def save_next_version(agreement: Agreement, *fields: str) -> Agreement:
    """Save `fields` and count the version up, so that an older page can no longer overwrite it."""
    agreement.version += 1
    agreement.save(update_fields=[*fields, "version", "changed_at"])
    return agreement
