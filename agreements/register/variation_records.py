"""What every change of a variation shares: taking its row, saving it, and the audit log."""

from collections.abc import Mapping
from typing import Any

from agreements.register.life_records import record_life
from agreements.register.models import Variation, VariationChange
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken, StaleVersion


def lock_variation(variation: Variation, version: int | None = None) -> Variation:
    """The variation's row, locked, while no party has agreed to it.

    Raises StaleVersion when somebody saved after `version`.
    """
    locked = lock_pending_variation(variation, version)
    if locked.has_begun_to_be_agreed:
        raise RuleBroken("A party has approved or signed it, so its words stand.")
    return locked


def lock_pending_variation(variation: Variation, version: int | None = None) -> Variation:
    """The variation's row, locked, whoever has agreed to it; refuses one that was withdrawn.

    Whatever else an act locks, it locks this first, so that two acts never wait for each other.
    Raises StaleVersion when somebody saved after `version`.
    """
    locked = Variation.objects.select_for_update().get(pk=variation.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody changed this variation in between", theirs=locked)
    if locked.is_withdrawn:
        raise RuleBroken("This variation was withdrawn.")
    return locked


def refuse_other_change(variation: Variation, about: str) -> None:
    """Refuse what the variation does not say that it changes."""
    if about not in variation.changes:
        raise RuleBroken("Say first that the variation changes this.")


def save_variation(variation: Variation, *fields: str) -> None:
    """Save `fields` and count the version up."""
    variation.version += 1
    variation.save(update_fields=[*fields, "version"])


def keep_words(variation: Variation, about: str, *, before: str, after: str) -> None:
    """What one thing was and becomes, in words; nothing is said any more where nothing changes."""
    if not after:
        variation.details.filter(about=about).delete()
        return
    VariationChange.objects.update_or_create(
        variation=variation, about=about, defaults={"before": before, "after": after}
    )


def follow_rows(
    variation: Variation, about: str, *, before: str, said: str, after: str, was: str = ""
) -> None:
    """Let the words follow the rows that a variation changes, from `said` to `after`.

    What somebody typed instead stands: of what it becomes, and of what was before. `was` are the
    words before that the rows gave so far, where these change with the rows.
    """
    stated = variation.details.filter(about=about).first()
    if stated and stated.after not in ("", said):
        return
    typed = stated.before if stated and stated.before != was else ""
    keep_words(variation, about, before=typed or before, after=after)


def record_variation(
    variation: Variation,
    what: str,
    by: User | None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Tell the audit log of every party."""
    told = {"variation": variation.number, **(after or {})}
    record_life(variation.agreement, what, by, before=before, after=told)
