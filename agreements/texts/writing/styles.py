"""How the Word files look: the styles that say what a passage is, and those of its words."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor, Twips

from agreements.texts.reading.dividing.agreement_styles import CELL, TEXT
from agreements.texts.reading.files.word_agreement import LIST_BULLET, MARK, NUMBER

FONT = "Arial"
SIZE = Pt(11)
INK = RGBColor(0, 0, 0)
GREY = RGBColor(0x50, 0x5A, 0x5F)
STEP = 720
"""Half an inch, in twentieths of a point: what numbers take before the words."""

WIDTH = 9026
"""Between the margins of a page of A4."""

DEEPEST_STEP = 4
HEADINGS = {1: Pt(14), 2: Pt(12)}
HEADING = "Heading {level}"
LINE = "Agreement line to sign on"
CONTENTS = "Agreement line of contents"


class Styles:
    """The styles of one document, made when they are first asked for, by name."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids: dict[str, str] = {}
        _plain(document)
        for level in range(1, 10):
            self._make(HEADING.format(level=level), level)
        for name in ("Title", "Header", "Footer"):
            self._make(name, 1)
        self._document.styles[LIST_BULLET].element.get_or_add_pPr()._remove_numPr()
        for name in (MARK, NUMBER):
            style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
            self._ids[name] = style.style_id

    def id(self, name: str, level: int = 1) -> str:
        if name not in self._ids:
            self._make(name, level)
        return self._ids[name]

    def _make(self, name: str, level: int) -> None:
        styles = self._document.styles
        known = name in (LIST_BULLET, "Title", "Header", "Footer") or name.startswith("Heading ")
        style: Any = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if " heading" in name:
            style.base_style = styles[HEADING.format(level=level)]
        elif not known:
            style.base_style = styles["Normal"]
        is_heading = "heading" in name.lower()
        _shape(style, name, level, is_heading=is_heading)
        if name != TEXT:
            style.next_paragraph_style = styles[name] if not is_heading else self._text()
        self._ids[name] = style.style_id

    def _text(self) -> Any:
        self.id(TEXT)
        return self._document.styles[TEXT]


def indent_of(level: int) -> int:
    """How far in the words of a numbered passage stand: one step for 2 and 2.1, two for (a)."""
    return STEP * min(max(level - 1, 1), DEEPEST_STEP)


def _shape(style: Any, name: str, level: int, *, is_heading: bool) -> None:
    font, paragraph = style.font, style.paragraph_format
    font.name, font.color.rgb = FONT, GREY if "page mark" in name else INK
    font.italic = False if is_heading else None
    font.bold = True if is_heading or name == "Title" else None
    font.size = Pt(20) if name == "Title" else HEADINGS.get(level, SIZE) if is_heading else SIZE
    _in_this_font(style)
    paragraph.space_before = Pt(14) if is_heading and level == 1 else Pt(6)
    paragraph.space_after = Pt(0)
    paragraph.keep_with_next = is_heading or None
    paragraph.widow_control = True
    numbered = is_heading or "clause" in name or "recital" in name
    if numbered and not any(word in name for word in ("schedule", "appendix", "part")):
        paragraph.left_indent = Twips(indent_of(level))
        paragraph.first_line_indent = Twips(-STEP)
    if name in (CELL, "Header", "Footer"):
        paragraph.space_before = paragraph.space_after = Pt(3)
    if ("schedule" in name or "appendix" in name) and level == 1:
        paragraph.page_break_before = True
    if name == LINE or "signatures" in name:
        paragraph.keep_with_next = True
        paragraph.tab_stops.add_tab_stop(Twips(6800), leader=WD_TAB_LEADER.LINES)
    if name == CONTENTS or "contents" in name:
        paragraph.tab_stops.add_tab_stop(Twips(STEP))
        paragraph.tab_stops.add_tab_stop(
            Twips(WIDTH), WD_TAB_ALIGNMENT.RIGHT, leader=WD_TAB_LEADER.DOTS
        )
    if name == "Footer":
        font.size = Pt(9)
    if name == "Title":
        for border in style.element.pPr.findall(f"{{{style.element.nsmap['w']}}}pBdr"):
            style.element.pPr.remove(border)


def _plain(document: Document) -> None:
    """Black on white in one font, in British English."""
    normal: Any = document.styles["Normal"]
    _shape(normal, "Normal", 1, is_heading=False)
    for language in document.styles.element.iter(f"{{{normal.element.nsmap['w']}}}lang"):
        language.getparent().remove(language)
    defaults = document.styles.element.find(".//w:rPrDefault/w:rPr", normal.element.nsmap)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB"/>'))


def _in_this_font(style: Any) -> None:
    """The library's own template takes the fonts of headings from its theme."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(f"{{{fonts.nsmap['w']}}}{name}", FONT)
