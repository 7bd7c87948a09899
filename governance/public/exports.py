"""The register as rows, for those who want all of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from governance.decisions.models.decision import DecisionQuerySet

COLUMNS = (
    "Reference",
    "Title",
    "Decision maker",
    "Place",
    "Decided",
    "Published",
    "Key decision",
    "Address",
)


def rows_of(decisions: DecisionQuerySet) -> Iterator[list[Any]]:
    """One row a decision, the newest first. A date that a paper prints without a day keeps its words."""
    for decision in decisions.select_related("partnership", "body").iterator(chunk_size=500):
        yield [
            decision.reference,
            decision.title,
            decision.maker_words or decision.body.name,
            decision.partnership.name,
            decision.decided_on.latest or decision.decided_on_words,
            decision.published_on.latest or decision.published_on_words,
            decision.get_is_key_display(),
            settings.SITE_URL + decision.get_absolute_url(),
        ]


def json_of(rows: Iterable[list[Any]]) -> Iterator[str]:
    """The rows as one JSON object, a row at a time."""
    names = [column.lower().replace(" ", "_") for column in COLUMNS]
    yield '{"decisions": ['
    for number, row in enumerate(rows):
        one = json.dumps(
            dict(zip(names, row, strict=True)), cls=DjangoJSONEncoder, ensure_ascii=False
        )
        yield f"{',' if number else ''}\n{one}"
    yield "\n]}\n"
