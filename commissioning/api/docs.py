"""The page that shows the OpenAPI document to people, with nothing from another host."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response

from commissioning.api.schema import Document, document

CHOICE = re.compile(r"^\* `(.+?)` - (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Field:
    """One thing to send: in the address, the query, a header or the body."""

    name: str
    where: str
    kind: str
    required: bool
    description: str
    choices: tuple[tuple[str, str], ...] = ()
    """What it may be, each with its meaning."""


@dataclass(frozen=True)
class Operation:
    """One address and method."""

    tag: str
    key: str
    method: str
    path: str
    description: str
    fields: list[Field]
    answers: list[tuple[str, str]]
    examples: list[tuple[str, str]]


def operations(document: Document) -> Iterator[Operation]:
    """Every operation of the document, in its order."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                tag=operation["tags"][0],
                key=operation["operationId"],
                method=method.upper(),
                path=path,
                description=operation.get("description", ""),
                fields=[*_parameters(operation), *_body_fields(operation, document)],
                answers=[(s, a.get("description", "")) for s, a in operation["responses"].items()],
                examples=list(_examples(operation)),
            )


def _parameters(operation: Document) -> Iterator[Field]:
    where = {"path": "address", "query": "query", "header": "header"}
    for one in operation.get("parameters", []):
        schema = one["schema"] | {"description": one.get("description", "")}
        yield _field(one["name"], where[one["in"]], schema, required=one.get("required", False))


def _body_fields(operation: Document, document: Document) -> Iterator[Field]:
    body = _json(operation.get("requestBody", {})).get("schema", {})
    schema = _resolved(body, document)
    for name, one in schema.get("properties", {}).items():
        required = name in schema.get("required", [])
        yield _field(name, "body", _resolved(one, document) | one, required=required)


def _field(name: str, where: str, schema: Document, *, required: bool) -> Field:
    """The document lists the choices of a field, with their meanings, at the end of its words."""
    words = schema.get("description", "")
    choices = tuple(CHOICE.findall(words))
    description = CHOICE.sub("", words).strip()
    return Field(
        name, where, "one of these" if choices else _kind(schema), required, description, choices
    )


def _examples(operation: Document) -> Iterator[tuple[str, str]]:
    places = [("Send", operation.get("requestBody", {}))]
    places += [(f"Answer {status}", answer) for status, answer in operation["responses"].items()]
    for title, place in places:
        for example in _json(place).get("examples", {}).values():
            yield title, json.dumps(example["value"], indent=2, ensure_ascii=False)


def _json(place: Document) -> Document:
    return place.get("content", {}).get("application/json", {})


def _resolved(schema: Document, document: Document) -> Document:
    if "$ref" in schema:
        return document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _kind(schema: Document) -> str:
    if "enum" in schema:
        return "one of " + ", ".join(str(value) for value in schema["enum"])
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    kind = schema.get("type", "see the document")
    return schema.get("format") or (" or ".join(kind) if isinstance(kind, list) else str(kind))


class ApiDocument(SpectacularAPIView):
    def _get_schema_response(self, request):
        return Response(document())


class ApiDocs(TemplateView):
    template_name = "api/docs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = sorted(operations(document()), key=lambda one: one.tag)
        groups = [(tag, list(rows)) for tag, rows in groupby(found, key=lambda one: one.tag)]
        return super().get_context_data(**kwargs) | {"groups": groups}
