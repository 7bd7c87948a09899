"""Word documents for tests, numbered by Word's own lists: no number is in their text."""

import io
import re
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Levels = Iterable[tuple[str, str]]
"""Each level's number format and pattern: ("decimal", "%1."), ("lowerLetter", "(%2)")."""

AGREEMENT = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
NUMBERED = re.compile(r"(?P<number>\d+\.|\d+(?:\.\d+)+) (?P<rest>.+)")
PARTY = re.compile(r"- \(\d\) (?P<rest>.+)")


def add_list(document: Document, list_id: int, levels: Levels, *, extra: str = "") -> None:
    """A list definition and the list of the same id that uses it. `extra` is XML for each level."""
    numbering = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{numeral}"/>'
        f'{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (numeral, pattern) in enumerate(levels)
    )
    definition = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{written}</w:abstractNum>'
    )
    numbering.insert(0, parse_xml(definition))
    add_list_like(document, list_id, definition_id=list_id)


def add_list_like(
    document: Document, list_id: int, *, definition_id: int, overrides: str = ""
) -> None:
    """Another list of a definition that is there already."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{list_id}">'
            f'<w:abstractNumId w:val="{definition_id}"/>{overrides}</w:num>'
        )
    )


def add_numbered(
    document: Document, text: str, list_id: int, depth: int = 0, style: str = "Normal"
) -> None:
    paragraph = document.add_paragraph(text, style=style)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    )


def new_document() -> Document:
    """A document without the lists of the library's own template."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    return document


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_word_document(text: str) -> bytes:
    """A plain text agreement as somebody would have typed it in Word.

    Its numbers and bullets become lists, headings a heading style, the contents a contents style,
    and DRAFT a page header too.
    """
    document = new_document()
    document.sections[0].header.paragraphs[0].text = "DRAFT"
    add_list(document, 1, AGREEMENT)
    add_list(document, 2, [("decimal", "(%1)")])
    add_list(document, 3, [("bullet", "\uf0b7")])
    add_list(document, 4, [("bullet", "\uf0fc")])
    for line in filter(str.strip, text.splitlines()):
        _add_line(document, line)
    return saved(document)


def _add_line(document: Document, line: str) -> None:
    if "\t" in line:
        document.add_paragraph(line)
    elif match := PARTY.fullmatch(line):
        add_numbered(document, match["rest"], 2)
    elif match := NUMBERED.fullmatch(line):
        depth = match["number"].rstrip(".").count(".")
        add_numbered(document, match["rest"], 1, depth, "Heading 1" if depth == 0 else "Normal")
    elif line.startswith("- ✓ "):
        add_numbered(document, line[4:], 4)
    elif line.startswith("- "):
        add_numbered(document, line[2:], 3)
    else:
        document.add_paragraph(line)
