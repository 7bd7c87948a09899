"""The rows of a table in a Word document, as lines of text with a tab between cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agreements.texts.reading.files.paragraphs import Paragraph

Row = list[list[Paragraph]]
"""The paragraphs of each cell."""

NUMBERED = re.compile(r"\(?(?:\d{1,3}[A-Z]?(?:\.\d{1,3})*|[a-z]{1,4})[.)]?(?:\t|$)|\d{1,3}\.\d")
TO_BE_SIGNED = re.compile(r"\b(?:sign(?:ed|ature)|seal)\b|\b(?:name|position|date)\s*:", re.I)


def holds_data(rows: Sequence[Row]) -> bool:
    """Whether rows belong together: not a page's layout, numbered clauses or lines to sign on."""
    texts = [paragraph.text for row in rows for cell in row for paragraph in cell]
    firsts = [cell[0].text for row in rows for cell in row[:1] if cell]
    return (
        len(rows) > 1
        and max(map(len, rows)) > 1
        and not any(NUMBERED.match(text) for text in firsts)
        and not any(TO_BE_SIGNED.search(text) for text in texts)
    )


def row_lines(cells: Row) -> Iterator[Paragraph]:
    """A row of data as one line, whatever is in its cells; an empty cell keeps its place."""
    filled = next((cell for cell in cells if cell), None)
    if filled:
        said = [" ".join(p.text.replace("\t", " ") for p in cell) for cell in cells]
        yield replace(filled[0], text="\t".join(said).rstrip())


def layout_lines(cells: Row) -> Iterator[Paragraph]:
    """A row as one line with tabs; cells of several paragraphs are read one after the other."""
    filled = [cell for cell in cells if cell]
    if sum(len(cell) > 1 for cell in filled) > 1:
        for cell in filled:
            yield from cell
        return
    if not filled:
        return
    row_text = "\t".join(cell[0].text if cell else "" for cell in cells)
    yield replace(filled[0][0], text=row_text.strip())
    for cell in filled:
        yield from cell[1:]
