"""What an administrator can do on the page of a body, and what does not fit in its history."""

from typing import Any

from django.urls import reverse

from commissioning.organisations.models import Organisation
from commissioning.organisations.sections import Section
from commissioning.succession.doubts import doubts_about

ACTS = (
    ("Change what is on record", "change"),
    ("Record a new name", "rename"),
    ("Add a former name or alias", "add_name"),
    ("Add another code", "add_code"),
    ("Record its end", "end"),
    ("Record a succession", "record"),
)


def keeping_section(organisation: Organisation, user: Any) -> Section | None:
    """For those who keep its record: doubts, and the acts."""
    if not user.is_authenticated or not user.has_perm("succession.keep_record", organisation):
        return None
    slug = organisation.slug
    links = [(words, reverse(f"succession:{name}", args=[slug])) for words, name in ACTS]
    links += [
        (f"Take out the code {one}", reverse("succession:take_out_code", args=[slug, one.pk]))
        for one in organisation.other_codes.all()
    ]
    return Section("Keeping its record", warnings=doubts_about(organisation), links=links, order=90)


def touched_section(organisation: Organisation, user: Any) -> Section | None:
    """The way to what a succession touches, for everybody who has signed in."""
    came, went = organisation.successions_to.exists(), organisation.successions_from.exists()
    if not user.is_authenticated or not (came or went):
        return None
    address = reverse("succession:touched", args=[organisation.slug])
    return Section("Successions", links=[("What does this touch?", address)], order=80)


def waiting_section(organisation: Organisation, user: Any) -> Section | None:
    """What waits for this person to confirm it, or was stated by mistake."""
    if not user.is_authenticated:
        return None
    links = []
    for one in (*organisation.successions_from.all(), *organisation.successions_to.all()):
        pair = f"{one.predecessor} to {one.successor}"
        if one.is_unconfirmed and user.has_perm("succession.confirm", one):
            links.append((f"Confirm: {pair}", reverse("succession:confirm", args=[one.pk])))
        if user.has_perm("succession.take_back", one):
            links.append((f"Take back: {pair}", reverse("succession:take_back", args=[one.pk])))
    return Section("Stated successions", links=links, order=95) if links else None
