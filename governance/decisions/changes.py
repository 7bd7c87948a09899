"""What differs between two records as they are read: what a correction changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from governance.decisions.shown_parts import Section, Shown


@dataclass(frozen=True)
class Change:
    """What stood under a label before, and what stands there after; empty where nothing did."""

    label: str
    before: str
    after: str


def changes_between(before: Shown, after: Shown) -> list[Change]:
    """Each label under which the two say different things, in the order of the page."""
    old, new = _by_label(before), _by_label(after)
    labels = [*new, *(label for label in old if label not in new)]
    return [
        Change(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def _by_label(shown: Shown) -> dict[str, str]:
    """What stands under each label; two references of one scheme share theirs."""
    found: dict[str, str] = {}
    for label, text in labelled(shown):
        found[label] = f"{found[label]}\n{text}" if label in found else text
    return found


def labelled(shown: Shown) -> Iterator[tuple[str, str]]:
    """Everything that the record says, as text under the label that the page gives it."""
    yield "Title", shown.title
    for fact in shown.facts:
        yield fact.label, fact.value
    for section in shown.sections:
        for fact in section.facts:
            yield fact.label, fact.value
        if text := "\n\n".join(texts_of(section)):
            yield section.title, text
    if shown.remarks:
        yield "Remarks", "\n\n".join(shown.remarks)


def texts_of(section: Section) -> Iterator[str]:
    """What a section says beside its short facts, a paragraph or numbered part at a time."""
    if section.text:
        yield section.text
    for part in section.numbered:
        why = f"\nWhy: {part.reasons}" if part.reasons else ""
        outcome = f"\n{part.tag}" if part.tag else ""
        yield f"{part.label} {part.text}".strip() + why + outcome
    for line in section.lines:
        under = f"under {line.instrument}" if line.instrument else ""
        said = [line.state, line.given_by, under, line.on]
        yield f"{line.organisation}: {', '.join(filter(None, said))}"
    for one in section.agreements:
        yield f"{one.role}: {one.title} ({one.kind.lower()})"
