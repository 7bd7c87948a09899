"""The lists of a Word file: how its levels are numbered, and where they begin anew."""

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from agreements.texts.writing.numbers import ListDefinition, Lists, WordList

FIRST_BULLET = 10_000
"""Ids far from those of numbered lists, which are given from 1."""


class BulletLists:
    """One list for each kind of bullet."""

    def __init__(self) -> None:
        self.bullets: list[str] = []

    def list_id(self, bullet: str) -> int:
        if bullet not in self.bullets:
            self.bullets.append(bullet)
        return FIRST_BULLET + self.bullets.index(bullet)


def write_lists(document: Document, lists: Lists, bullets: BulletLists) -> None:
    """Put them in the file instead of those of the library's own template."""
    numbering: Any = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for definition in lists.definitions:
        numbering.append(_definition(definition))
    for n, bullet in enumerate(bullets.bullets):
        numbering.append(_bullet(FIRST_BULLET + n, bullet))
    for one in lists.lists:
        numbering.append(_list(one))
    for n in range(len(bullets.bullets)):
        number = FIRST_BULLET + n
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _definition(definition: ListDefinition) -> Any:
    levels = "".join(
        _level(level, look.numerals, look.pattern)
        for level, look in sorted(definition.looks.items())
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{definition.definition_id}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _bullet(number: int, bullet: str) -> Any:
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="singleLevel"/>{_level(0, "bullet", bullet)}</w:abstractNum>'
    )


def _level(level: int, numerals: str, pattern: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{numerals}"/>'
        f'<w:lvlText w:val={quoteattr(pattern)}/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _list(one: WordList) -> Any:
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{one.list_id}">'
        f'<w:abstractNumId w:val="{one.definition_id}"/>'
        f'<w:lvlOverride w:ilvl="{one.level}"><w:startOverride w:val="{one.start}"/>'
        f"</w:lvlOverride></w:num>"
    )
