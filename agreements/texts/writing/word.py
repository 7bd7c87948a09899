"""A text as a Word file: passages become paragraphs whose styles and lists say what they are."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from agreements.texts.models import Clause
from agreements.texts.reading.dividing.agreement_styles import CELL, DEEPEST, TEXT, style_name
from agreements.texts.reading.dividing.nesting import Nesting
from agreements.texts.reading.dividing.signature_labels import labels_on
from agreements.texts.reading.files.word_agreement import LIST_BULLET, MARK, NUMBER
from agreements.texts.reading.files.word_reader import BULLET
from agreements.texts.reading.passages import Role
from agreements.texts.structure import levels_of
from agreements.texts.writing.frame import frame
from agreements.texts.writing.lines import Block, Line, Table, blocks_of, is_usual
from agreements.texts.writing.lists import BulletLists, write_lists
from agreements.texts.writing.numbers import Counted, Lists
from agreements.texts.writing.styles import CONTENTS, LINE, STEP, WIDTH, Styles, indent_of
from commissioning.characters import without_controls
from commissioning.govuk.words import runs

COUNTED = (Role.CLAUSE, Role.RECITAL)
LINES_ALONE = (Role.CONTENTS, Role.PARTIES, Role.DATE, Role.SIGNATURES)
ANNEXES = (Role.SCHEDULE, Role.APPENDIX)
INDENTED = (Role.CLAUSE, Role.RECITAL)
CLOSE, APART = "0", "120"


def word_file(passages: Sequence[Clause], *, title: str, mark: str, foot: str) -> bytes:
    """The passages in their order as a .docx. `mark`, such as DRAFT, stands on every page."""
    document = docx.Document()
    writer = Writer(document, passages)
    for passage in passages:
        writer.write(passage)
    write_lists(document, writer.lists, writer.bullets)
    frame(document, title=title, mark=mark, foot=foot)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class Writer:
    """Writes one document from its first passage to its last."""

    def __init__(self, document: Any, passages: Sequence[Clause]) -> None:
        self.lists = Lists()
        self.bullets = BulletLists()
        self._body = document.element.body
        self._styles = Styles(document)
        self._levels = levels_of(passages)
        self._by_pk = {passage.pk: passage for passage in passages}
        self._orders = {passage.pk: order for order, passage in enumerate(passages)}
        self._nesting = Nesting()
        self._named: dict[int, Any] = {}

    def write(self, passage: Clause) -> None:
        role, level = Role(passage.role), min(self._levels[passage.pk], DEEPEST)
        mark = without_controls(passage.mark or passage.number).strip()
        heading = " ".join(without_controls(passage.heading).split("\n")).strip()
        blocks = list(blocks_of(passage.body, tables=role not in LINES_ALONE))
        is_heading = bool(heading)
        name = style_name(role, level, is_heading=is_heading, mark=mark, heading=heading)
        first = self._paragraph(self._styles.id(name, level))
        if mark and role in INDENTED:
            _add_indent(first, indent_of(level), hanging=STEP)
        self._number(passage, role, first, mark, goes_on=bool(heading or blocks))
        before: Block | None = None
        if heading:
            _add_words(first, heading)
        elif blocks and isinstance(line := blocks[0], Line):
            before = blocks.pop(0)
            _add_line(first, line.text, role)
        self._stand(passage, role, level, first)
        indent = indent_of(level) if role in INDENTED else 0
        for block in blocks:
            self._block(block, before, indent, role)
            before = block

    def _number(
        self, passage: Clause, role: Role, paragraph: Any, mark: str, *, goes_on: bool
    ) -> None:
        if not mark:
            return
        number = without_controls(passage.number).strip()
        counted = None
        if role in COUNTED:
            scope, level = self._scope(passage)
            counted = self.lists.place(scope, level, mark, number)
        if counted:
            _add_number(paragraph, counted)
            return
        self._add_mark(paragraph, mark, number)
        if goes_on:
            _add_words(paragraph, "\t")

    def _scope(self, passage: Clause) -> tuple[object, int]:
        """The schedule, or the body of the text, and how many numbered ones it stands under."""
        level, above = 0, self._by_pk.get(passage.parent_id or 0)
        while above and above.role not in ANNEXES:
            level += above.role == passage.role
            above = self._by_pk.get(above.parent_id or 0)
        return (passage.role, above and above.pk), level

    def _add_mark(self, paragraph: Any, mark: str, number: str) -> None:
        before, found, after = mark.partition(number) if number else (mark, "", "")
        for text, style in ((before, MARK), (found, NUMBER), (after, MARK)):
            if text:
                _add_run(paragraph, text, style=self._styles.id(style))

    def _stand(self, passage: Clause, role: Role, level: int, paragraph: Any) -> None:
        """Where style and order do not tell what it stands under, a hidden bookmark does."""
        order = self._orders[passage.pk]
        above = self._orders.get(passage.parent_id or 0)
        if above is not None and above != self._nesting.parent(role, level):
            if above not in self._named:
                raise ValueError(f"{passage.pk} stands before what it stands under")
            _add_bookmark(self._named[above], f"_passage_{above}", 2 * above)
            _add_bookmark(paragraph, f"_under_{above}_{order}", 2 * order + 1)
        self._nesting.count(order, role, level)
        self._named[order] = paragraph

    def _block(self, block: Block, before: Block | None, indent: int, role: Role) -> None:
        said = None if is_usual(block, before) else APART if block.apart else CLOSE
        if isinstance(block, Table):
            self._table(block, said, indent)
            return
        bullet, _, rest = block.text.partition(" ")
        if BULLET.fullmatch(bullet) and rest and rest == rest.strip():
            paragraph = self._paragraph(self._styles.id(LIST_BULLET))
            _add_number(paragraph, Counted(self.bullets.list_id(bullet), 0))
            _add_spacing(paragraph, said)
            _add_indent(paragraph, indent + 360, hanging=360)
            _add_words(paragraph, rest, bold=True)
            return
        name = {Role.SIGNATURES: LINE, Role.CONTENTS: CONTENTS}.get(role, TEXT)
        paragraph = self._paragraph(self._styles.id(name))
        _add_spacing(paragraph, said)
        _add_indent(paragraph, indent)
        _add_line(paragraph, block.text, role)

    def _table(self, table: Table, said: str | None, indent: int) -> None:
        element = _new_table(len(table.rows[0]), indent)
        self._put(element)
        for position, cells in enumerate(table.rows):
            row = OxmlElement("w:tr")
            if position == 0:
                _put_under(row, "w:trPr", OxmlElement("w:tblHeader"))
            element.append(row)
            for text in cells:
                cell = OxmlElement("w:tc")
                row.append(cell)
                paragraph = _new_paragraph(self._styles.id(CELL))
                cell.append(paragraph)
                _add_spacing(paragraph, said)
                said = None
                _add_words(paragraph, text, bold=True)

    def _paragraph(self, style_id: str) -> Any:
        paragraph = _new_paragraph(style_id)
        self._put(paragraph)
        return paragraph

    def _put(self, element: Any) -> None:
        """At the end, before what the file says of its pages; two tables are kept apart."""
        last = self._body.sectPr.getprevious()
        if element.tag == qn("w:tbl") and last is not None and last.tag == qn("w:tbl"):
            self._body.sectPr.addprevious(_new_paragraph(self._styles.id(CELL)))
        self._body.sectPr.addprevious(element)


def _new_paragraph(style_id: str) -> Any:
    paragraph = OxmlElement("w:p")
    _put_under(paragraph, "w:pPr", _element("w:pStyle", val=style_id))
    return paragraph


def _new_table(columns: int, indent: int) -> Any:
    table = OxmlElement("w:tbl")
    for element in (
        _element("w:tblStyle", val="TableGrid"),
        _element("w:tblW", w=str(WIDTH - indent), type="dxa"),
        _element("w:tblInd", w=str(indent), type="dxa"),
        _element("w:tblLook", val="0020", firstRow="1"),
    ):
        _put_under(table, "w:tblPr", element)
    for _ in range(columns):
        _put_under(table, "w:tblGrid", _element("w:gridCol", w=str((WIDTH - indent) // columns)))
    return table


def _add_number(paragraph: Any, counted: Counted) -> None:
    numbering = OxmlElement("w:numPr")
    numbering.append(_element("w:ilvl", val=str(counted.level)))
    numbering.append(_element("w:numId", val=str(counted.list_id)))
    paragraph.pPr.insert(1, numbering)


def _add_spacing(paragraph: Any, before: str | None) -> None:
    if before is not None:
        paragraph.pPr.append(_element("w:spacing", before=before))


def _add_indent(paragraph: Any, left: int, *, hanging: int = 0) -> None:
    if left:
        paragraph.pPr.append(_element("w:ind", left=str(left), hanging=str(hanging)))


def _add_bookmark(paragraph: Any, name: str, number: int) -> None:
    if any(mark.get(qn("w:name")) == name for mark in paragraph.iter(qn("w:bookmarkStart"))):
        return
    paragraph.pPr.addnext(_element("w:bookmarkEnd", id=str(number)))
    paragraph.pPr.addnext(_element("w:bookmarkStart", id=str(number), name=name))


def _add_words(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """The words, bold where our texts have them between asterisks, if that can be read again."""
    pieces = runs(text) if bold and "**" in text else [(text, False)]
    if "".join(f"**{piece}**" if is_bold else piece for piece, is_bold in pieces) != text or any(
        is_bold and not piece.strip() for piece, is_bold in pieces
    ):
        pieces = [(text, False)]
    for piece, is_bold in pieces:
        _add_run(paragraph, piece, is_bold=is_bold)


def _add_line(paragraph: Any, line: str, role: Role) -> None:
    """The words, and room to write behind a label of a signature block that stands blank."""
    _add_words(paragraph, line, bold=True)
    labels = labels_on(line) if role is Role.SIGNATURES else []
    if labels and not labels[-1].value and "_" not in line:
        _add_words(paragraph, "\t")


def _add_run(paragraph: Any, text: str, *, style: str = "", is_bold: bool = False) -> None:
    run = OxmlElement("w:r")
    if style:
        _put_under(run, "w:rPr", _element("w:rStyle", val=style))
    if is_bold:
        _put_under(run, "w:rPr", OxmlElement("w:b"))
    for n, words in enumerate(text.split("\t")):
        if n:
            run.append(OxmlElement("w:tab"))
        if words:
            element = OxmlElement("w:t")
            element.text = words
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(element)
    paragraph.append(run)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _put_under(parent: Any, tag: str, child: Any) -> None:
    holder = parent.find(qn(tag))
    if holder is None:
        holder = OxmlElement(tag)
        parent.append(holder)
    holder.append(child)
