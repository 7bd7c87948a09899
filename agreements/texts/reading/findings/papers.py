"""Papers that an agreement speaks of as part of it, and that the file does not hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.findings.contents import ContentsEntry
from agreements.texts.reading.findings.sentences import sentences_of
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.references import reference_of

ROOTS = (Role.APPENDIX, Role.SCHEDULE)
STAND_IN = re.compile(
    r"""[\W_]* (?:(?:the\s+)? (?:document|plan|file|copy|paper|table|object|pdf)s?\s+)?
    (?:(?:is|are|to\s+be)\s+)?
    (?:embedded | attached | inserted | enclosed | to\s+follow | insert | see\s+attached
        | see\s+separate\s+\w+ | (?:provided|available)\s+separately)
    (?:\s+(?:document|file|here|separately|below))* [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)
SHOWN_BELOW = re.compile(
    r"""\b(?:found | shown | set\s+out | included | attached | illustrated | provided | embedded
        | see | depicted | displayed | presented)\s+
    (?:in\s+(?:the\s+)?\w+\s+)? (?:below | overleaf | at\s+the\s+end)\b
    | \bthe\s+(?:figure | diagram | table | chart)\s+below\b""",
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(r"[“\"‘]([^”\"’]{3,80})[”\"’]")
THING_SHOWN = re.compile(
    r"\b(?:figure|diagram|table|chart|structure|plan|map|timeline)(?:\s+\d+)?\b", re.IGNORECASE
)
MENTION = re.compile(
    r"\b(?P<name>(?i:appendix|annexe?|schedule)\s+(?:\d{1,2}[A-Z]?|[A-Z]{1,2}|[IVX]+))\b"
    r"(?!\s+(?:of|to|in)\s+(?:the|that)\s+[^.]{0,80}?\b(?i:act|regulations|order|directions"
    r"|contract)\b)"
    r"(?:\s*[(–-]\s*(?:the\s+)?(?P<title>[A-Z][\w &',-]{3,80}?)\s*[).;,])?"
)


@dataclass(frozen=True)
class PaperReferredTo:
    """A paper not held: its printed title lines, and where the agreement speaks of it."""

    title_lines: tuple[str, ...]
    where: str
    passage: int

    @property
    def title(self) -> str:
        return " ".join(self.title_lines)


def papers_of(
    passages: Sequence[Passage], entries: Sequence[ContentsEntry]
) -> tuple[PaperReferredTo, ...]:
    """Stand-ins for papers, things shown "below" where nothing is, appendices not there."""
    parents = {passage.parent for passage in passages}
    found = [
        paper
        for passage in passages
        for paper in (
            *_stand_ins(passage, passages),
            *_shown_below(passage, passages, holds_more=passage.order in parents),
        )
    ]
    return (*found, *_missing_appendices(passages, entries))


def _stand_ins(passage: Passage, passages: Sequence[Passage]) -> Iterator[PaperReferredTo]:
    """ "Document embedded": the lines that follow are its title, else the heading is."""
    if passage.role not in (*ROOTS, Role.CLAUSE, Role.HEADING):
        return
    lines = passage.body_paragraphs
    for position, line in enumerate(lines):
        if STAND_IN.fullmatch(line):
            short = tuple(title for title in lines[position + 1 :][:3] if len(title) <= 120)
            title = short or ((passage.heading,) if passage.heading else (line,))
            yield PaperReferredTo(title, reference_of(passages, passage), passage.order)


def _shown_below(
    passage: Passage, passages: Sequence[Passage], *, holds_more: bool
) -> Iterator[PaperReferredTo]:
    paragraphs = passage.body_paragraphs
    if passage.role not in (Role.CLAUSE, Role.HEADING, *ROOTS) or not paragraphs or holds_more:
        return
    for sentence in sentences_of(paragraphs[-1]):
        if shown := SHOWN_BELOW.search(sentence):
            title = _thing_shown(sentence, shown.end())
            yield PaperReferredTo((title,), reference_of(passages, passage), passage.order)


def _thing_shown(sentence: str, before: int) -> str:
    """What the sentence calls it: in quotation marks, else the nearest word for such a thing."""
    if quoted := QUOTED.search(sentence):
        return quoted[1]
    things = [match[0] for match in THING_SHOWN.finditer(sentence, 0, before)]
    return things[-1] if things else sentence[:120]


def _missing_appendices(
    passages: Sequence[Passage], entries: Sequence[ContentsEntry]
) -> Iterator[PaperReferredTo]:
    """Appendices that the contents list or a clause names and that the file does not have."""
    held = {passage.number.casefold() for passage in passages if passage.role in ROOTS}
    listed = next((p.order for p in passages if p.role is Role.CONTENTS), 0)
    for entry in entries:
        name = entry.number.casefold()
        if re.match(r"(?:app|ann|sch|att|exh)", name) and name not in held:
            held.add(name)
            title = f"{entry.number} – {entry.heading}" if entry.heading else entry.number
            yield PaperReferredTo((title,), "Contents", listed)
    for passage in passages:
        if passage.role in (Role.CLAUSE, Role.HEADING, Role.RECITAL, *ROOTS):
            for match in MENTION.finditer(passage.body):
                name = " ".join(match["name"].split())
                if name.casefold() not in held:
                    held.add(name.casefold())
                    title = f"{name} – {match['title']}" if match["title"] else name
                    yield PaperReferredTo((title,), reference_of(passages, passage), passage.order)
