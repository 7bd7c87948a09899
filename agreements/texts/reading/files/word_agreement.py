"""A Word file that the service made: its styles say what each paragraph is in the agreement."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docx.document import Document

from agreements.texts.reading.files.paragraphs import Paragraph, Said
from agreements.texts.reading.files.word_numbering import W
from agreements.texts.reading.files.word_reader import BULLET, WordReader
from agreements.texts.reading.files.word_styles import style_of
from agreements.texts.reading.files.word_text import MATHS, NOT_PRINTED, text_in

MARK = "Agreement mark"
NUMBER = "Agreement number"
LIST_BULLET = "List Bullet"
KNOWN = re.compile(r"agreement .+|title|heading \d|list bullet", re.IGNORECASE)
OPENS = re.compile(r"agreement .+ \d", re.IGNORECASE)
NAME = re.compile(r"_passage_\d+")
UNDER = re.compile(r"_under_(\d+)_\d+")
NOT_BOLD = ("0", "false", "off")

Run = tuple[str, str, bool]
"""Words with the name of their character style, and whether they are bold."""


def is_own_document(document: Document) -> bool:
    """Whether the service made it: it has our style for marks, and most paragraphs have our styles.

    What was only pasted from such a file, or into it, does not tip the scales.
    """
    names = _names_of(document)
    if MARK not in names.values():
        return False
    paragraphs = [p for p in document.element.body.iter(f"{W}p") if any(text_in(p))]
    known = [p for p in paragraphs if KNOWN.fullmatch(names.get(style_of(p) or "", ""))]
    return 2 * len(known) > len(paragraphs)


class AgreementReader(WordReader):
    """Walks through one document of our own, as it came back from Word."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._names = _names_of(document)
        self._opener = ""

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        style = self._names.get(style_of(element) or "", "")
        runs = list(self._runs(element))
        mark = "".join(text for text, name, _ in runs if name in (MARK, NUMBER)).strip()
        number = "".join(text for text, name, _ in runs if name == NUMBER).strip()
        counted = self._printed_number(element)
        is_bullet = BULLET.fullmatch(counted) is not None
        is_counted = bool(counted) and not mark and not is_bullet
        rest = [run for run in runs if run[1] not in (MARK, NUMBER)]
        plain = _tidy("".join(text for text, _, _ in rest).removeprefix("\t"))
        words = _tidy(_in_bold(rest).removeprefix("\t"))
        if is_bullet and words:
            plain, words = f"{counted} {plain}", f"{counted} {words}"
        mark = counted if is_counted else mark
        self._opener = style if not (words or mark) and OPENS.fullmatch(style) else ""
        if words or mark:
            said = Said(
                style=style,
                words=words,
                plain=plain,
                mark=mark,
                number=number,
                is_counted=is_counted,
                apart=_apart(element),
                **_bookmarks(element),
            )
            yield Paragraph(
                f"{mark}\t{plain}" if mark and plain else mark or plain,
                0,
                0,
                is_whole=True,
                is_heading=self._styles.is_heading(style_of(element)),
                said=said,
            )

    def _table(self, table: Any) -> Iterator[Paragraph]:
        """Its rows; an empty paragraph of a style that begins a passage begins it with them."""
        first = next(table.iter(f"{W}p"), None)
        apart = None if first is None else _apart(first)
        style, self._opener = self._opener, ""
        for row in table.iterchildren(f"{W}tr"):
            cells = [" ".join(p.text for p in cell) for cell in self._cells(row)]
            line = "\t".join(cell.replace("\t", " ") for cell in cells).rstrip()
            if line:
                said = Said(style, line, line, apart=apart)
                yield Paragraph(line, 0, 0, is_whole=True, said=said)
                apart, style = False, ""

    def _runs(self, element: Any) -> Iterator[Run]:
        found: list[Run] = []
        for run in element.iter(f"{W}r", f"{MATHS}r"):
            if not any(above.tag in NOT_PRINTED for above in _between(run, element)):
                style, bold = run.find(f"{W}rPr/{W}rStyle"), run.find(f"{W}rPr/{W}b")
                name = "" if style is None else self._names.get(style.get(f"{W}val"), "")
                is_bold = bold is not None and bold.get(f"{W}val") not in NOT_BOLD
                found.append(("".join(text_in(run)), name, is_bold))
        whole = "".join(text_in(element))
        yield from found if "".join(text for text, _, _ in found) == whole else [(whole, "", False)]


def _tidy(text: str) -> str:
    """The lines of a paragraph that have words, without their edges."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _apart(element: Any) -> bool | None:
    """Whether somebody set space above it, or none; where nobody did, that says nothing."""
    spacing = element.find(f"{W}pPr/{W}spacing")
    before = None if spacing is None else spacing.get(f"{W}before")
    return None if before is None else before != "0"


def _bookmarks(element: Any) -> dict[str, str]:
    names = [mark.get(f"{W}name") or "" for mark in element.iter(f"{W}bookmarkStart")]
    under = next((match[1] for name in names if (match := UNDER.fullmatch(name))), "")
    return {
        "name": next((name for name in names if NAME.fullmatch(name)), ""),
        "under": f"_passage_{under}" if under else "",
    }


def _in_bold(runs: list[Run]) -> str:
    """The words, what is bold between asterisks as our texts have it."""
    joined = ""
    for is_bold, together in groupby(runs, key=lambda run: run[2]):
        text = "".join(run[0] for run in together)
        marked = is_bold and text.strip() and "\n" not in text
        joined += f"**{text}**" if marked else text
    return joined


def _between(run: Any, element: Any) -> Iterator[Any]:
    for above in run.iterancestors():
        if above is element:
            return
        yield above


def _names_of(document: Document) -> dict[str, str]:
    """The names of the styles, by id."""
    names = {}
    for style in document.styles.element.findall(f"{W}style"):
        name = style.find(f"{W}name")
        names[style.get(f"{W}styleId")] = "" if name is None else name.get(f"{W}val") or ""
    return names
