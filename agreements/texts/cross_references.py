"""What a text says of its own clauses: "clause 5.2", "Schedule 3". Pure: clauses in, finds out.

Paragraphs and sections are left alone: a schedule counts its own paragraphs, and sections are
mostly those of an Act.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.texts.models import Clause

NUMBER = r"\d+[A-Z]?(?:\.\d+[A-Z]?)*(?:\([a-zA-Z]{1,4}\))*"
OF_ANOTHER_PAPER = (
    r"(?!\s+(?:of|to)\s+(?:the|that|an?|another|its|their|Schedule|Appendix|Annex)\b)"
)
CLAUSES = rf"\b[Cc]lauses?\s+{NUMBER}(?:(?:\s*,\s*|\s+(?:and|or|to)\s+){NUMBER})*{OF_ANOTHER_PAPER}"
ANNEX_NAME = r"(?:\d{1,2}[A-Z]?|[A-Z]|[IVX]{1,4})\b"
ANNEXES = rf"\b(?:Schedule|Appendix|Annex|SCHEDULE|APPENDIX|ANNEX)\s+{ANNEX_NAME}{OF_ANOTHER_PAPER}"
ONE_NUMBER = re.compile(NUMBER)
ANNEX = re.compile(rf"\s*(?P<kind>schedule|appendix|annex)\s+(?P<name>{ANNEX_NAME})", re.IGNORECASE)
REFERENCE = re.compile(f"(?:{CLAUSES})|(?:{ANNEXES})")


@dataclass(frozen=True)
class Reference:
    """One thing referred to: where the words stand in the text, and what they name."""

    start: int
    end: int
    name: str


def references_in(text: str) -> Iterator[Reference]:
    """Every clause and schedule that `text` names, each number of "clauses 5 and 6" on its own."""
    for match in REFERENCE.finditer(text):
        if annex := ANNEX.match(match[0]):
            yield Reference(*match.span(), _annex(annex))
            continue
        for n, number in enumerate(ONE_NUMBER.finditer(match[0])):
            start = match.start() if n == 0 else match.start() + number.start()
            yield Reference(start, match.start() + number.end(), number[0])


def targets_of(clauses: Sequence[Clause]) -> dict[str, int]:
    """By what each clause and schedule of a text is called, its id: "5.2(a)", "schedule 3".

    What stands in a schedule has numbers of its own, which "clause 5" does not mean.
    """
    by_pk = {clause.pk: clause for clause in clauses}
    names: dict[int, str] = {}
    targets: dict[str, int] = {}
    for clause in clauses:
        name = _name(clause, by_pk, names)
        if name:
            targets.setdefault(name, clause.pk)
    return targets


def target_named(name: str, targets: Mapping[str, int]) -> int | None:
    """The clause that `name` means; for (a) within a clause's own words, that clause."""
    while name not in targets and name.endswith(")"):
        name = name[: name.rindex("(")]
    return targets.get(name)


def referring_to(clauses: Sequence[Clause], wanted: Iterable[Clause]) -> list[Clause]:
    """The clauses that name one of `wanted`, without those that are themselves among them."""
    pks = {clause.pk for clause in wanted}
    targets = targets_of(clauses)
    return [
        clause
        for clause in clauses
        if clause.pk not in pks
        and any(target_named(one.name, targets) in pks for one in references_in(clause.body))
    ]


def broken_references(clauses: Sequence[Clause]) -> list[tuple[Clause, str]]:
    """Each clause with what it names that is not in the text, once, in the order of the text."""
    targets = targets_of(clauses)
    return [
        (clause, name)
        for clause in clauses
        if clause.is_text
        for name in dict.fromkeys(one.name for one in references_in(clause.body))
        if target_named(name, targets) is None
    ]


def in_words(name: str) -> str:
    """As a sentence says it: "clause 5.2", "Schedule 3"."""
    return f"clause {name}" if name[:1].isdigit() else name.title()


def _name(clause: Clause, by_pk: Mapping[int, Clause], names: dict[int, str]) -> str:
    """What it is called, worked out once; "" for what stands in a schedule or has no number."""
    if clause.pk not in names:
        names[clause.pk] = _worked_out(clause, by_pk, names)
    return names[clause.pk]


def _worked_out(clause: Clause, by_pk: Mapping[int, Clause], names: dict[int, str]) -> str:
    if clause.role in (Clause.Role.SCHEDULE, Clause.Role.APPENDIX):
        titles = (clause.number, clause.mark, clause.heading)
        found = next((m for title in titles if (m := ANNEX.match(title))), None)
        return _annex(found) if found else ""
    number = clause.number.strip(". ")
    if clause.role != Clause.Role.CLAUSE or not number or _is_in_annex(clause, by_pk):
        return ""
    if number[0].isdigit():
        return number
    above = by_pk.get(clause.parent_id or 0)
    return f"{_name(above, by_pk, names)}({number.strip('()')})" if above else ""


def _is_in_annex(clause: Clause, by_pk: Mapping[int, Clause]) -> bool:
    above = by_pk.get(clause.parent_id or 0)
    while above:
        if above.role in (Clause.Role.SCHEDULE, Clause.Role.APPENDIX):
            return True
        above = by_pk.get(above.parent_id or 0)
    return False


def _annex(match: re.Match[str]) -> str:
    return f"{match['kind'].lower()} {match['name'].lower()}"
