"""Walking through a Word document: its paragraphs with what Word prints before them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from agreements.texts.reading.files.paragraphs import Paragraph
from agreements.texts.reading.files.rows import Row, holds_data, layout_lines, row_lines
from agreements.texts.reading.files.word_numbering import W, WordNumbering
from agreements.texts.reading.files.word_styles import WordStyles, style_of
from agreements.texts.reading.files.word_text import blocks_in, lines_of, text_boxes_of

BULLET = re.compile(r"[^\w(]{1,2}|o")


class WordReader:
    """Walks through one document once, counting its lists."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = WordStyles(document.styles.element)
        self._numbering = WordNumbering(_numbering_of(document))
        self._blank = False

    def paragraphs(self) -> Iterator[Paragraph]:
        yield from self._read(self._document.element.body)
        for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            yield from self._notes(kind)

    def _read(self, container: Any) -> Iterator[Paragraph]:
        for block in blocks_in(container):
            if block.tag == f"{W}p":
                yield from self._paragraph(block)
                for box in text_boxes_of(block):
                    yield from self._read(box)
            else:
                yield from self._table(block)

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        """One paragraph, or several that follow close if it was broken into lines."""
        style = style_of(element)
        lines = lines_of(element)
        number = self._printed_number(element)
        if number and (lines or not BULLET.fullmatch(number)):
            separator = " " if BULLET.fullmatch(number) else "\t"
            lines[:1] = [f"{number}{separator}{lines[0] if lines else ''}".strip()]
        for position, line in enumerate(lines):
            yield Paragraph(
                line, 0, 0,
                after_blank=position == 0 and self._blank,
                is_whole=position == 0,
                is_heading=self._styles.is_heading(style),
                is_title=self._styles.is_title(style),
                is_contents=self._styles.is_contents(style),
            )  # fmt: skip
        self._blank = not lines

    def _printed_number(self, element: Any) -> str:
        said = self._styles.numbering(element)
        if said is None:
            return ""
        list_id, depth, style = said
        if depth is None and style is not None:
            depth = self._numbering.depth_of_style(list_id, style)
        return self._numbering.printed(list_id, depth or 0)

    def _table(self, table: Any) -> Iterator[Paragraph]:
        rows = [self._cells(row) for row in table.iterchildren(f"{W}tr")]
        line_of = row_lines if holds_data(rows) else layout_lines
        for position, cells in enumerate(rows):
            for paragraph in line_of(cells):
                yield replace(paragraph, after_blank=False, is_whole=position == 0)

    def _cells(self, row: Any) -> Row:
        return [list(self._read(cell)) for cell in row.iter(f"{W}tc") if _row_of(cell) is row]

    def _notes(self, kind: str) -> Iterator[Paragraph]:
        for relationship in self._document.part.rels.values():
            if relationship.reltype == kind:
                for note in parse_xml(relationship.target_part.blob):
                    if note.get(f"{W}type") in (None, "normal"):
                        yield from self._note(note)

    def _note(self, note: Any) -> Iterator[Paragraph]:
        lines = list(self._read(note))
        for position, line in enumerate(lines):
            mark = f"[{note.get(f'{W}id')}] " if position == 0 else ""
            yield replace(line, text=f"{mark}{line.text}", is_note=True)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


def _numbering_of(document: Document) -> Any:
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return document.part.numbering_part.element
    return None
