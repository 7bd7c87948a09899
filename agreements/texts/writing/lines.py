"""The body of a passage as paragraphs, items and tables. Pure: text in, blocks out, and back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from agreements.texts.reading.bullets import is_item
from commissioning.characters import without_controls

MOST_COLUMNS = 20
"""Word holds 63; what has more is no table that anybody could read."""


@dataclass(frozen=True)
class Line:
    """A paragraph or an item of a list. `apart` is whether an empty line stands above it."""

    text: str
    apart: bool


@dataclass(frozen=True)
class Table:
    """Rows of cells that stand together, of one length."""

    rows: tuple[tuple[str, ...], ...]
    apart: bool


Block = Line | Table


def blocks_of(body: str, *, tables: bool = True) -> tuple[Block, ...]:
    """The lines of `body` in order, rows with tabs inside as tables where `tables` are wanted.

    The edges of lines, and more than one empty line together, say nothing and are not kept.
    """
    plain = without_controls(body.replace("\r\n", "\n").replace("\r", "\n"))
    blocks: list[Block] = []
    for is_empty, stretch in groupby(plain.split("\n"), key=lambda line: not line.strip()):
        if not is_empty:
            blocks += _stretch(list(stretch), after_empty=bool(blocks), tables=tables)
    return tuple(blocks)


def text_of(blocks: Sequence[Block]) -> str:
    """The body that the blocks came from."""
    text = ""
    for block in blocks:
        lines = [block.text] if isinstance(block, Line) else ["\t".join(r) for r in block.rows]
        between = ("\n\n" if block.apart else "\n") if text else ""
        text += between + "\n".join(line.rstrip() for line in lines)
    return text


def is_usual(block: Block, before: Block | None) -> bool:
    """Whether it stands as far from what is before it as its like does: items of a list close."""
    items = [isinstance(one, Line) and is_item(one.text) for one in (block, before)]
    return block.apart is not all(items)


def _stretch(lines: Sequence[str], *, after_empty: bool, tables: bool) -> Iterator[Block]:
    """Lines without an empty one between them."""
    apart = after_empty
    for is_row, together in groupby(lines, key=_is_row):
        rows = list(together)
        if tables and is_row and (table := _table(rows, apart=apart)):
            yield table
            apart = False
            continue
        for row in rows:
            yield Line(row.strip(), apart)
            apart = False


def _is_row(line: str) -> bool:
    return "\t" in line.rstrip() and not is_item(line.strip())


def _table(lines: Sequence[str], *, apart: bool) -> Table | None:
    rows = [[cell.strip() for cell in line.rstrip().split("\t")] for line in lines]
    width = max(map(len, rows))
    if len(rows) < 2 or width > MOST_COLUMNS:
        return None
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows), apart)
