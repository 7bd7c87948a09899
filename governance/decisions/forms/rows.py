"""Questions that are asked once for each row, such as each option, in one form with all the others.

One form, not several, so that a page sent twice over each other shows both answers to every question.
A row is asked for as often as it was sent or is saved, and once more; one left empty is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from commissioning.govuk.renderer import shown


@dataclass(frozen=True)
class Rows:
    """A kind of row: its name, what one is called, its questions, and the one that it cannot lack."""

    name: str
    noun: str
    questions: Mapping[str, forms.Field]
    needed: str

    def field_name(self, number: int, question: str) -> str:
        return f"{self.name}-{number}-{question}"

    def numbers_in(self, names: Mapping[str, Any]) -> int:
        """How many rows `names` speak of."""
        pattern = re.compile(rf"{self.name}-(\d{{1,3}})-")
        numbers = [int(found[1]) for name in names if (found := pattern.match(name))]
        return max(numbers, default=-1) + 1


class FormWithRows(forms.Form):
    """A form that asks its `kinds_of_row` too. Its cleaned rows are lists under their names."""

    kinds_of_row: tuple[Rows, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self.data if self.is_bound else self.initial
        for kind in self.kinds_of_row:
            asked = kind.numbers_in(said)
            self.make_room(kind, asked if self.is_bound else asked + 1)

    def make_room(self, kind: Rows, count: int) -> None:
        """Ask for at least `count` rows of `kind`."""
        for number in range(count):
            for question, field in kind.questions.items():
                name = kind.field_name(number, question)
                if name not in self.fields:
                    self.fields[name] = self.question_of(kind, question, field, number)

    def question_of(
        self, kind: Rows, question: str, field: forms.Field, number: int
    ) -> forms.Field:
        """The field for one question about one row. Which row it is stands in its label."""
        asked = field.__deepcopy__({})
        asked.required = False
        label = str(field.label)
        asked.label = f"{kind.noun.capitalize()} {number + 1}: {label[:1].lower()}{label[1:]}"
        return shown(asked, say_optional=False)

    def make_room_for(self, names: Mapping[str, Any]) -> None:
        """Ask for as many rows as `names` speak of."""
        for kind in self.kinds_of_row:
            self.make_room(kind, kind.numbers_in(names))

    def rows_of(self, name: str) -> list[list[BoundField]]:
        """The questions of each row, for the page."""
        kind = next(kind for kind in self.kinds_of_row if kind.name == name)
        return [
            [self[kind.field_name(number, question)] for question in kind.questions]
            for number in range(kind.numbers_in(self.fields))
        ]

    def cleaned_rows(self, kind: Rows) -> Iterator[dict[str, Any]]:
        """The rows that were filled in. A row that lacks what it needs is an error there."""
        for number in range(kind.numbers_in(self.fields)):
            names = {q: kind.field_name(number, q) for q in kind.questions}
            row = {q: self.cleaned_data.get(name) for q, name in names.items()}
            said = {q for q in row if self._was_said(kind, q, row[q])}
            if kind.needed in said:
                yield row
            elif said and names[kind.needed] not in self.errors:
                question = kind.questions[kind.needed].label
                self.add_error(
                    names[kind.needed],
                    f"Enter the {str(question).lower()} of {kind.noun} {number + 1}, or clear it",
                )

    def as_typed(self, more: str = "") -> FormWithRows:
        """The same answers, not judged yet, with room for one more row of the kind `more`."""
        typed = {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }
        again = type(self)(initial=typed)
        for kind in self.kinds_of_row:
            count = kind.numbers_in(typed)
            again.forget_beyond(kind, count + 1 if kind.name == more else count)
        return again

    def forget_beyond(self, kind: Rows, count: int) -> None:
        self.make_room(kind, count)
        for name in [n for n in self.fields if kind.numbers_in({n: None}) > count]:
            del self.fields[name]

    def _was_said(self, kind: Rows, question: str, value: Any) -> bool:
        unsaid = kind.questions[question].initial
        return value not in (None, "", unsaid)
