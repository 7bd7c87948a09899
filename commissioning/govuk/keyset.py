"""Pages of a long list that stay right while rows come and go: "what follows this row", not "page 7"."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.http import Http404, QueryDict

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and the query strings that lead on and back ("" at an end)."""

    rows: list[Row]
    next_url: str
    previous_url: str


def page_of(
    queryset: QuerySet[Row], order: tuple[str, ...], asked: QueryDict, size: int
) -> Page[Row]:
    """The page that `asked` (after=… or before=…, else the first) names. 404 for a mark we never made.

    `order` must name fields that are never null and end with one that is unique.
    """
    backwards = "before" in asked
    direction = tuple(map(reverse, order)) if backwards else order
    mark = asked.get("before") or asked.get("after")
    if mark:
        queryset = queryset.filter(beyond(direction, read_mark(mark, len(order))))
    try:
        rows = list(queryset.order_by(*direction)[: size + 1])
    except (ValidationError, ValueError) as slip:
        raise Http404 from slip
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(mark), more) if backwards else (more, bool(mark))
    return Page(
        rows,
        next_url=query(asked, after=mark_of(rows[-1], order)) if has_next and rows else "",
        previous_url=query(asked, before=mark_of(rows[0], order)) if has_previous and rows else "",
    )


def reverse(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def beyond(order: tuple[str, ...], values: list[Any]) -> Q:
    """Rows that come after the one with `values`: later in the first field, or equal in it and so on."""
    return reduce(Q.__or__, (later_in(order, values, i) for i in range(len(order))))


def later_in(order: tuple[str, ...], values: list[Any], i: int) -> Q:
    equal = {field.lstrip("-"): value for field, value in zip(order[:i], values, strict=False)}
    name, side = order[i].lstrip("-"), "lt" if order[i].startswith("-") else "gt"
    return Q(**equal, **{f"{name}__{side}": values[i]})


def mark_of(row: Model, order: tuple[str, ...]) -> str:
    values = [reduce(getattr, field.lstrip("-").split("__"), row) for field in order]
    return (
        urlsafe_b64encode(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode().rstrip("=")
    )


def read_mark(mark: str, length: int) -> list[Any]:
    try:
        values = json.loads(urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except ValueError as slip:
        raise Http404 from slip
    if not isinstance(values, list) or len(values) != length:
        raise Http404
    return values


def query(asked: QueryDict, **mark: str) -> str:
    """The same filters, with another mark."""
    kept = asked.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    kept.update(mark)
    return f"?{kept.urlencode()}"
