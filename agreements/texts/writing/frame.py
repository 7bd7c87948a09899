"""What stands around the text of a Word file: head and foot of its pages, its title and language."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

MARGIN = Cm(2.54)


def frame(document: Document, *, title: str, mark: str, foot: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    head: Any = section.header.paragraphs[0]
    if mark:
        run = head.add_run(mark)
        run.bold, run.font.size = True, Pt(14)
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot_line: Any = section.footer.paragraphs[0]
    foot_line.paragraph_format.tab_stops.clear_all()
    foot_line.add_run(f"{foot}  ·  Page ")
    _add_field(foot_line, "PAGE")
    foot_line.add_run(" of ")
    _add_field(foot_line, "NUMPAGES")
    about = document.core_properties
    about.title, about.language, about.author, about.comments = title[:255], "en-GB", "", ""


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
