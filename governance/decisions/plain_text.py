"""A public record as plain text: every label and value of its page, in the page's order."""

from __future__ import annotations

from collections.abc import Iterator

from governance.decisions.changes import texts_of
from governance.decisions.numbered_text import GAP
from governance.decisions.shown_parts import Fact, Section, Shown


def write_shown(shown: Shown, *, place: str, foot: str) -> str:
    """The record as text; `foot` says which version it is and where it stands."""
    head = [f"{shown.reference}, {place}", shown.title, shown.when]
    said = [*shown.remarks, *(f"{text}." for text, _ in shown.tags)]
    blocks = [*head, *said, _facts(shown.facts), *_sections(shown.sections), foot]
    return GAP.join(block for block in blocks if block) + "\n"


def _sections(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield f"{section.title}\n{'-' * len(section.title)}"
        yield from texts_of(section)
        yield _facts(section.facts)


def _facts(facts: tuple[Fact, ...]) -> str:
    return "\n".join(f"{fact.label}: {fact.value}" for fact in facts)
