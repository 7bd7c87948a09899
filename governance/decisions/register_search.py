"""Finding published decisions by their words: full text where the database has it."""

from __future__ import annotations

from functools import reduce

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Q

from governance.decisions.models.decision import DecisionQuerySet

MOST_WORDS = 12


def find_words(decisions: DecisionQuerySet, words: str) -> DecisionQuerySet:
    """Those of `decisions` that hold all of `words`; "in quotes" finds a phrase on PostgreSQL.

    PostgreSQL also finds other forms of a word (renewed for renewal), by the index that the
    migrations make; SQLite finds the letters as typed.
    """
    if connection.vendor == "postgresql":
        query = SearchQuery(words, config="english", search_type="websearch")
        return decisions.annotate(found=SearchVector("public_words", config="english")).filter(
            Q(found=query) | Q(reference__iexact=words.strip())
        )
    asked = words.replace('"', " ").split()[:MOST_WORDS]
    return decisions.filter(
        reduce(Q.__and__, (Q(public_words__icontains=word) for word in asked), Q())
    )
