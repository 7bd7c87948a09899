"""The words in the XML of a Word document, as printed: insertions in, deletions and codes out."""

from collections.abc import Iterator
from typing import Any

from agreements.texts.reading.files.word_numbering import W
from agreements.texts.reading.files.word_numerals import printed_bullet

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

NOT_PRINTED = {
    f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText",
    f"{W}txbxContent", f"{COMPATIBILITY}Fallback",
}  # fmt: skip
PRINTED_AS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def lines_of(paragraph: Any) -> list[str]:
    """The paragraph's text, cut where somebody pressed Shift and Enter or began a new page."""
    text = "".join(text_in(paragraph))
    return [line.strip() for line in text.splitlines() if line.strip()]


def text_boxes_of(paragraph: Any) -> Iterator[Any]:
    """The boxes anchored in the paragraph; the copies kept for old readers are passed over."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(parent.tag == f"{COMPATIBILITY}Fallback" for parent in box.iterancestors()):
            yield box


def blocks_in(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls and insertions too."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag not in (f"{W}del", f"{W}moveFrom", f"{W}sectPr", f"{W}tcPr", f"{W}sdtPr"):
            yield from blocks_in(child)


def text_in(element: Any) -> Iterator[str]:
    """What is printed of an element, piece by piece."""
    for child in element:
        if child.tag in NOT_PRINTED:
            continue
        if child.tag in (f"{W}t", f"{MATHS}t"):
            yield child.text or ""
        elif child.tag in PRINTED_AS:
            yield PRINTED_AS[child.tag]
        elif child.tag == f"{W}sym":
            yield printed_bullet(chr(int(child.get(f"{W}char", "F0B7"), 16)))
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield f"[{child.get(f'{W}id')}]"
        else:
            yield from text_in(child)
