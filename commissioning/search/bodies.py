"""Public bodies among the answers."""

from collections.abc import Iterator
from typing import Any

from commissioning.calendar.dates import words as day_words
from commissioning.organisations.models import Organisation
from commissioning.search.registry import AT_MOST, Found


def find_bodies(user: Any, words: str) -> Iterator[Found]:
    """Bodies with the words in a name that they bear or bore, or whose code they are."""
    for body in Organisation.objects.visible_to(user).known_as(words)[: AT_MOST + 1]:
        about = str(body.get_kind_display())
        if body.ended_on:
            about += f", to {day_words(body.ended_on)}"
        yield Found("Bodies", body.name, body.get_absolute_url(), about)
