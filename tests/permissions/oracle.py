"""Reading the table of permissions: `oracle.yaml`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("oracle.yaml")
SIGNED_OUT = frozenset({"public", "closed account"})


class Answer(StrEnum):
    """What somebody gets who asks for something."""

    YES = "let in"
    TOLD = "told who can"
    HIDDEN = "not found"
    SIGN_IN = "asked to sign in"


@dataclass(frozen=True)
class Act:
    """One row: who may go through some doors, to some things."""

    noun: str
    words: str
    things: tuple[str, ...]
    may: frozenset[str] | None
    seen_by: frozenset[str] | None
    is_open: bool
    doors: tuple[str, ...]

    def __str__(self) -> str:
        return self.words

    def those_who_may(self, thing: "Thing") -> frozenset[str]:
        return thing.seen_by if self.may is None else self.may

    def answer(self, person: str, thing: "Thing") -> Answer:
        """What the row says that `person` gets."""
        if person in self.those_who_may(thing):
            return Answer.YES
        if person in SIGNED_OUT and not self.is_open:
            return Answer.SIGN_IN
        seen_by = thing.seen_by if self.seen_by is None else self.seen_by
        return Answer.TOLD if person in seen_by else Answer.HIDDEN


@dataclass(frozen=True)
class Thing:
    """Something of the example that things are done to."""

    name: str
    what: str
    seen_by: frozenset[str]
    shown_to_everybody: tuple[str, ...]

    def may_be_read_by(self, person: str, noun: str, field: str) -> bool:
        """Whether `person` may read this word of the thing, by any door."""
        word = f"{noun} {field}".replace("-", " ")
        shown = self.shown_to_everybody
        return person in self.seen_by or "everything" in shown or word.startswith(shown or "\0")


@dataclass(frozen=True)
class Oracle:
    people: dict[str, str]
    things: dict[str, Thing]
    words: dict[str, frozenset[str]]
    acts: tuple[Act, ...]

    @property
    def doors(self) -> list[str]:
        return [door for act in self.acts for door in act.doors]


@cache
def oracle() -> Oracle:
    table = yaml.safe_load(FILE.read_text())
    people, groups = table["people"], table["groups"]

    def expand(names: str | Iterable[str]) -> frozenset[str]:
        names = [names] if isinstance(names, str) else names
        found: set[str] = set()
        for name in names:
            found |= {name} if name in people else expand(groups[name])
        return frozenset(found)

    things = {
        name: Thing(
            name, one["what"], expand(one["seen by"]), tuple(one.get("shown to everybody", ()))
        )
        for name, one in table["things"].items()
    }
    acts = tuple(_acts(table["acts"], expand))
    return Oracle(people, things, {n: expand(w) for n, w in table["words"].items()}, acts)


def _acts(table: dict[str, list[dict[str, Any]]], expand: Any) -> Iterator[Act]:
    for noun, rows in table.items():
        for row in rows:
            yield Act(
                noun,
                row["act"],
                tuple(row["to"]),
                expand(row["may"]) if "may" in row else None,
                expand(row["seen by"]) if "seen by" in row else None,
                row.get("open", False),
                tuple(_doors(row)),
            )


def _doors(row: dict[str, Any]) -> Iterator[str]:
    yield from (f"GET {name}" for name in row.get("pages", ()))
    for name in row.get("forms", ()):
        yield from (f"GET {name}", f"POST {name}")
    for door in row.get("api", ()):
        method, name = door.split()
        yield f"{method} api:{name}"
