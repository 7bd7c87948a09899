"""What a shown record is made of, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fact:
    """A short thing said under its label."""

    label: str
    value: str


@dataclass(frozen=True)
class Numbered:
    """A numbered part of a text: a resolution or an option, with what became of it."""

    label: str
    text: str
    tag: str = ""
    colour: str = ""
    reasons: str = ""


@dataclass(frozen=True)
class Line:
    """On whose authority one partner takes part."""

    organisation: str
    state: str
    given_by: str
    instrument: str
    on: str


@dataclass(frozen=True)
class Agreement:
    """An agreement that the decision is about."""

    role: str
    title: str
    kind: str
    key: str


@dataclass(frozen=True)
class Section:
    """A heading, and what stands under it. Only those that say something are shown."""

    title: str
    text: str = ""
    numbered: tuple[Numbered, ...] = ()
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.numbered or self.facts or self.lines or self.agreements)


@dataclass(frozen=True)
class Shown:
    """All of a record, ready for a template."""

    reference: str
    title: str
    when: str
    tags: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...] = field(default=())
