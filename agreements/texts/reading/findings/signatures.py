"""Who is to sign, as printed: blank names, posts and dates stay blank (R-DOC-05)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.dividing.signature_labels import (
    CELL_EDGE,
    Labelled,
    labels_on,
    without_rule,
)
from agreements.texts.reading.passages import Passage, Role

FEWEST_COLUMNS = 3


@dataclass(frozen=True)
class SignatureBlock:
    """One place to sign. `signature` is what is written there, if anything."""

    name: str
    position: str
    organisation: str
    date: str
    signature: str
    passage: int


def signatures_of(passages: Sequence[Passage]) -> tuple[SignatureBlock, ...]:
    """The blocks in printed order; two printed side by side come left first."""
    return tuple(
        block
        for passage in passages
        if passage.role is Role.SIGNATURES
        for block in _blocks_in(passage)
    )


def _blocks_in(passage: Passage) -> Iterator[SignatureBlock]:
    lines = [paragraph.text for paragraph in passage.paragraphs]
    if header := _header_of(lines[0]):
        for line in lines[1:]:
            cells = (without_rule(cell) for cell in CELL_EDGE.split(line.strip("| ")))
            written = {key: [cell] for key, cell in zip(header, cells, strict=False)}
            yield _block(written, passage.order)
        return
    for fields in _fields_of(passage):
        yield _block(fields, passage.order)


def _header_of(line: str) -> list[str]:
    """The labels of a table with one row for each signature; none if the line is no header."""
    labels = [labels_on(cell) for cell in CELL_EDGE.split(line.strip("| "))]
    keys = [found[0].key for found in labels if len(found) == 1 and not found[0].value]
    is_header = len(keys) == len(labels) == len(set(keys)) and len(keys) >= FEWEST_COLUMNS
    return keys if is_header else []


def _fields_of(passage: Passage) -> list[dict[str, list[str]]]:
    """What is written beside each label, for each of the blocks that stand side by side."""
    columns: list[dict[str, list[str]]] = []
    latest: list[str] | None = None
    for paragraph in passage.paragraphs:
        found = labels_on(paragraph.text)
        for column, label in _in_columns(found):
            while len(columns) <= column:
                columns.append({})
            fields = columns[column]
            # What is labelled after the witness is the witness's own.
            key = f"witness {label.key}" if "witness" in fields else label.key
            latest = fields.setdefault(key, [])
            latest.append(label.value)
        if not found and latest is not None and _goes_on(latest, after_blank=paragraph.after_blank):
            latest.append(without_rule(paragraph.text))
    return columns


def _in_columns(found: Sequence[Labelled]) -> Iterator[tuple[int, Labelled]]:
    seen: dict[str, int] = {}
    for label in found:
        column = seen.get(label.key, 0)
        seen[label.key] = column + 1
        yield column, label


def _goes_on(value: Sequence[str], *, after_blank: bool) -> bool:
    """The next line belongs to a label if it is close, or if nothing is beside the label yet."""
    return not after_blank or not any(value)


def _block(fields: dict[str, list[str]], passage: int) -> SignatureBlock:
    written = {key: " ".join(value for value in values if value) for key, values in fields.items()}
    return SignatureBlock(
        name=written.get("name", ""),
        position=written.get("position", ""),
        organisation=written.get("organisation", ""),
        date=written.get("date", ""),
        signature=written.get("signature", ""),
        passage=passage,
    )
