"""Finding clauses by their words."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Q

from agreements.texts.models import Clause
from commissioning.search.registry import AT_MOST, Found

AROUND = 90
MOST_WORDS = 12


def find_clauses(user: Any, words: str) -> Iterator[Found]:
    """Clauses that hold every word, with the words around the first of them."""
    found = Clause.objects.visible_to(user)
    asked = words.split()
    for word in asked:
        found = found.filter(Q(heading__icontains=word) | Q(body__icontains=word))
    rows = found.select_related("agreement__partnership").order_by("agreement", "position")
    for row in rows[: AT_MOST + 1]:
        url = f"{row.agreement.get_absolute_url()}text/#clause-{row.pk}"
        yield Found("Clauses", f"{row} ({row.agreement})", url, excerpt(row.body, asked))


def agreements_that_say(user: Any, words: str) -> Any:
    """The ids of agreements of which one clause that `user` may see holds every word.

    PostgreSQL also finds other forms of a word, and "in quotes" a phrase; SQLite finds the letters
    as typed. There is no index for it yet: what may be seen is read through.
    """
    seen = Clause.objects.visible_to(user)
    if connection.vendor == "postgresql":
        query = SearchQuery(words, config="english", search_type="websearch")
        vector = SearchVector("heading", "body", config="english")
        return seen.annotate(said=vector).filter(said=query).values("agreement")
    for word in words.replace('"', " ").split()[:MOST_WORDS]:
        seen = seen.filter(Q(heading__icontains=word) | Q(body__icontains=word))
    return seen.values("agreement")


def excerpt(text: str, words: list[str]) -> str:
    """Some of `text` around the first of `words` that it holds."""
    plain = " ".join(text.split())
    places = [at for word in words if (at := plain.lower().find(word.lower())) >= 0]
    start = max(0, min(places, default=0) - AROUND)
    end = min(len(plain), start + 2 * AROUND)
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
