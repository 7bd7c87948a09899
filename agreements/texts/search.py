"""Finding clauses by their words: those of the texts, and what variations in effect made of them."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Variation
from agreements.texts.models import Clause, VariedClause
from agreements.texts.varying.laying import id_of
from commissioning.govuk.words import bare
from commissioning.search.registry import AT_MOST, Found

AROUND = 90
MOST_WORDS = 12


def find_clauses(user: Any, words: str) -> Iterator[Found]:
    """Clauses that hold every word, with the words around the first of them."""
    asked = words.split()
    signed, varied = Clause.objects.visible_to(user), _in_effect(user)
    for word in asked:
        holds = Q(heading__icontains=word) | Q(body__icontains=word)
        signed, varied = signed.filter(holds), varied.filter(holds)
    signed = signed.select_related("agreement__partnership").order_by("agreement", "position")
    varied = varied.select_related("variation__agreement__partnership")
    found = chain(
        ((row.agreement, str(row), row.pk, row.body) for row in signed[: AT_MOST + 1]),
        (
            (row.variation.agreement, row.name, _place_of(row), row.body)
            for row in varied[: AT_MOST + 1]
        ),
    )
    for agreement, name, place, body in islice(found, AT_MOST + 1):
        url = f"{agreement.get_absolute_url()}text/#clause-{place}"
        yield Found("Clauses", f"{bare(name)} ({agreement})", url, excerpt(body, asked))


def agreements_that_say(user: Any, words: str) -> Any:
    """The ids of agreements of which one clause that `user` may see holds every word."""
    return _saying(Clause.objects.visible_to(user), words).values("agreement")


def agreements_that_say_as_varied(user: Any, words: str) -> Any:
    """The same of clauses as variations in effect today made them."""
    return _saying(_in_effect(user), words).values("variation__agreement")


def _in_effect(user: Any) -> Any:
    in_force = Variation.objects.in_force_on(timezone.localdate())
    return VariedClause.objects.visible_to(user).filter(variation__in=in_force)


def _place_of(row: VariedClause) -> int:
    """The id that the passage has on the page of the text as varied."""
    if row.earlier_id:
        return id_of(VariedClause(pk=row.earlier_id))
    return row.clause_id or id_of(row)


def _saying(seen: Any, words: str) -> Any:
    """Those of `seen` that hold every word.

    PostgreSQL also finds other forms of a word, and "in quotes" a phrase; SQLite finds the letters
    as typed. There is no index for it yet: what may be seen is read through.
    """
    if connection.vendor == "postgresql":
        query = SearchQuery(words, config="english", search_type="websearch")
        vector = SearchVector("heading", "body", config="english")
        return seen.annotate(said=vector).filter(said=query)
    for word in words.replace('"', " ").split()[:MOST_WORDS]:
        seen = seen.filter(Q(heading__icontains=word) | Q(body__icontains=word))
    return seen


def excerpt(text: str, words: list[str]) -> str:
    """Some of `text` around the first of `words` that it holds."""
    plain = bare(text)
    places = [at for word in words if (at := plain.lower().find(word.lower())) >= 0]
    start = max(0, min(places, default=0) - AROUND)
    end = min(len(plain), start + 2 * AROUND)
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
