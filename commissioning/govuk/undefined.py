"""Finds names our templates use that nobody defined. GOV.UK's own macros may; ours may not."""

import sys
from types import FrameType
from typing import Any

from jinja2 import ChainableUndefined

THEIRS = "govuk_frontend_jinja"
found: list[str] = []


def template_of_caller() -> str:
    """Path of the template whose code is running; "" for one made from a string."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        path = frame.f_code.co_filename
        if path.endswith((".html", ".txt", ".xml", ".svg")):
            return path
        if path == "<template>":
            break
        frame = frame.f_back
    return ""


class UndefinedName(ChainableUndefined):
    """Renders as nothing, as in use, but is noted when a template of ours leans on it.

    Asking `is defined`, or giving a `default`, is not leaning on it.
    """

    __slots__ = ("_template",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._template = template_of_caller()

    @property
    def _is_a_condition_not_met(self) -> bool:
        """`{{ a if b }}` means nothing when not b, and says so by an undefined value."""
        return (self._undefined_hint or "").startswith("the inline if-expression")

    def _note(self) -> None:
        if THEIRS not in self._template and not self._is_a_condition_not_met:
            found.append(f"{self._template}: {self._undefined_message}")

    def __str__(self) -> str:
        self._note()
        return super().__str__()

    def __html__(self) -> str:
        self._note()
        return ""

    def __bool__(self) -> bool:
        self._note()
        return False

    def __iter__(self) -> Any:
        self._note()
        return super().__iter__()

    def __len__(self) -> int:
        self._note()
        return 0

    def __eq__(self, other: object) -> bool:
        self._note()
        return super().__eq__(other)

    def __hash__(self) -> int:
        return super().__hash__()

    def __getattr__(self, name: str) -> Any:
        if name[:2] != "__":
            self._note()
        return super().__getattr__(name)

    def __getitem__(self, name: Any) -> Any:
        self._note()
        return self


def note_none(value: object) -> object:
    """A page that says "None" is a slip too."""
    if value is None and THEIRS not in (template := template_of_caller()):
        found.append(f"{template}: prints None")
    return value
