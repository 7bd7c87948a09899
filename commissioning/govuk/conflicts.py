"""Two people edited one thing: show both answers, let the second choose, lose nobody's words.

The conflict page sends back every answer given, and for each question in `differs` what the other
person saved (`theirs-NAME`) and which to keep (`keep-NAME`: yours, theirs or both). It carries the
version of theirs, so that saving again works.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict

from commissioning.govuk.renderer import GovukBoundField, questions_of

KEEP = {"yours": "Keep yours", "theirs": "Keep theirs", "both": "Keep both, yours first"}
SOMEBODY = "Somebody else changed this while you were editing. Choose which to keep"


@dataclass(frozen=True)
class Difference:
    """One question that two people answered differently. Answers are as a browser sends them."""

    question: GovukBoundField
    theirs: list[str]
    kept: str | None = None
    unanswered: bool = False

    @property
    def name(self) -> str:
        return self.question.html_name

    @property
    def yours_in_words(self) -> str:
        return in_words(self.question, self.question.raw_values)

    @property
    def theirs_in_words(self) -> str:
        return in_words(self.question, self.theirs)

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Long texts can both be kept; of anything else there can be only one."""
        both = self.question.kind == "textarea"
        return [
            {"value": value, "text": text, "checked": value == self.kept}
            for value, text in KEEP.items()
            if both or value != "both"
        ]


@dataclass(frozen=True)
class Conflict:
    """Answers in `form` that came too late, beside what is now saved as `version`."""

    form: BaseForm
    theirs: Mapping[str, list[str]]
    version: object
    message: str = SOMEBODY
    kept: Mapping[str, str] | None = None
    """What was chosen already, when the page comes again because something was not."""

    @property
    def differences(self) -> list[Difference]:
        return [
            self.difference(question)
            for question in questions_of(self.form)
            if not question.is_hidden
            and question.html_name in self.theirs
            and plain(question.raw_values) != plain(self.theirs[question.html_name])
        ]

    def difference(self, question: GovukBoundField) -> Difference:
        name = question.html_name
        if self.kept is None:
            return Difference(question, self.theirs[name])
        return Difference(question, self.theirs[name], self.kept.get(name), name not in self.kept)

    @property
    def unanswered(self) -> list[Difference]:
        return [difference for difference in self.differences if difference.unanswered]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Every answer given, as hidden inputs. A file cannot be carried: it is asked for again."""
        return [
            (question.html_name, value)
            for question in questions_of(self.form)
            if question.name != "version"
            for value in question.raw_values
        ]

    @property
    def files(self) -> list[GovukBoundField]:
        return [q for q in questions_of(self.form) if not q.is_hidden and q.kind == "file"]


def met(form: BaseForm, saved: BaseForm, message: str) -> Conflict:
    """The conflict between a form's answers and what another person saved.

    `saved` is the same form, not yet answered, whose initial values are theirs.
    """
    theirs = saved.initial
    answers = {q.html_name: q.raw_values for q in questions_of(saved) if q.name in theirs}
    return Conflict(form, answers, theirs["version"], message.rstrip("."))


def asked_again(form: BaseForm, data: QueryDict) -> Conflict | None:
    """The same conflict, if the conflict page came back with a question not answered."""
    kept, asked = choices_in(data), data.getlist("differs")
    if kept.keys() >= set(asked):
        return None
    theirs = {name: data.getlist(f"theirs-{name}") for name in asked}
    return Conflict(form, theirs, data.get("version"), kept=kept)


def choices_in(data: QueryDict) -> dict[str, str]:
    chosen = {name: data.get(f"keep-{name}", "") for name in data.getlist("differs")}
    return {name: kept for name, kept in chosen.items() if kept in KEEP}


def with_choices(data: QueryDict) -> QueryDict:
    """What was sent, with the answers the person chose to keep, once every choice is made."""
    kept, answers = choices_in(data), data.copy()
    if kept.keys() < set(data.getlist("differs")):
        return answers
    for name, choice in kept.items():
        theirs = data.getlist(f"theirs-{name}")
        if choice == "theirs":
            answers.setlist(name, theirs)
        elif choice == "both":
            answers.setlist(name, ["\n\n".join([*data.getlist(name), *theirs])])
    return answers


def in_words(question: GovukBoundField, answers: list[str]) -> str:
    named = {choice["value"]: choice["text"] for choice in choices_of(question)}
    return "\n".join(named.get(answer, answer) for answer in answers)


def choices_of(question: GovukBoundField) -> list[dict[str, Any]]:
    if question.kind == "checkbox":
        return [{"value": "on", "text": "Yes"}]
    if not hasattr(question.field.widget, "choices"):
        return []
    return [choice for choice in question.choices if "text" in choice]


def plain(answers: list[str]) -> list[str]:
    """Browsers send line ends as two characters; that is not a change."""
    return [answer.replace("\r\n", "\n").strip() for answer in answers if answer.strip()]
