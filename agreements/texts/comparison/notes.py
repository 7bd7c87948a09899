"""The way from an agreement to what changed: since it was sent, or since what it comes from."""

from collections.abc import Iterator
from typing import Any

from agreements.register.models import Agreement
from agreements.register.notes import Note
from agreements.register.sending_again import has_changed_since_sent, sent_on
from agreements.texts.comparison.versions import comes_from
from agreements.texts.sealing import as_sent


def what_changed_since_sent(agreement: Agreement, user: Any) -> Iterator[Note]:
    """A note where the parties would sign other words than they were asked to approve."""
    if not has_changed_since_sent(agreement):
        return
    sent = as_sent(agreement)
    if sent:
        words = (
            f"The text was changed after it was sent for approval on {sent_on(agreement)}. Nobody"
            " can sign it until it is sent again."
        )
        address = f"{agreement.get_absolute_url()}comparison/?before={sent.number}"
        yield Note(words, address, "See what changed")


def what_it_comes_from(agreement: Agreement, user: Any) -> Iterator[Note]:
    """A note on the overview of a renewal, where both have a text."""
    earlier = comes_from(
        agreement, Agreement.objects.visible_to(user).filter(clauses__isnull=False)
    )
    if earlier and agreement.clauses.exists():
        address = f"{agreement.get_absolute_url()}comparison/?with={earlier.key}"
        yield Note(f"It comes after {earlier}.", address, "Compare with it, clause by clause")
