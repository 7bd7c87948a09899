"""The OpenAPI document: what the parts describe, and what is true of every operation."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator

Document = dict[str, Any]
REFUSALS = {
    "401": "You have not signed in.",
    "403": "You can see this, but not do this.",
    "404": "There is no such thing, or it is not yours.",
}
WRITING = {
    "400": "Something sent is missing or not understood; each field that is wrong is named.",
    "409": "The rules do not allow this; `detail` says why.",
}
VERSIONED = {
    "412": "It was changed since you read it. `current` is how it now stands.",
    "428": "If-Match is missing.",
}


@cache
def document() -> Document:
    """The whole document. Made once: what is registered does not change while we run."""
    return SchemaGenerator().get_schema(request=None, public=True)


def add_refusals(result: Document, generator: Any, request: Any, public: bool) -> Document:
    """Say once, for every operation, how it refuses, and where it wants If-Match."""
    result.setdefault("components", {}).setdefault("schemas", {})["Refusal"] = {
        "type": "object",
        "required": ["detail"],
        "properties": {"detail": {"type": "string", "description": "Why, for a person."}},
    }
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            _add_to(operation, method, on_one_thing="{" in path)
    return result


def _add_to(operation: Document, method: str, *, on_one_thing: bool) -> None:
    answers = dict(REFUSALS)
    if method != "get":
        answers |= WRITING
    if method != "get" and on_one_thing:
        answers |= VERSIONED
        operation.setdefault("parameters", []).append(
            {
                "name": "If-Match",
                "in": "header",
                "description": "The ETag that came with the row you are changing.",
                "schema": {"type": "string", "examples": ['"3"']},
            }
        )
    for status, why in answers.items():
        operation["responses"].setdefault(status, _refusal(why))


def _refusal(why: str) -> Document:
    schema = {"$ref": "#/components/schemas/Refusal"}
    return {"description": why, "content": {"application/json": {"schema": schema}}}
