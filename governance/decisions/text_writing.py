"""Writing a decision record as the text that a council's portal prints (R-MG-05).

It is made from the public record. The labels of an imported record come back as its paper printed
them, in its order, an empty one too; what was added since comes after them.
"""

from __future__ import annotations

from governance.decisions.models import Stated
from governance.decisions.numbered_text import GAP, join
from governance.decisions.public_record import Record
from governance.decisions.text_labels import (
    HEADING,
    LABELS,
    PORTAL_SCHEME,
    Holds,
    Label,
    label_printed,
)

ANSWERS = {Stated.YES.value: "Yes", Stated.NO.value: "No", Stated.NOT_STATED.value: ""}


def write_record(record: Record) -> str:
    """The record as labelled text."""
    printed = [(words, label_printed(words)) for words in record["printed_labels"]]
    seen = [label for _, label in printed]
    added = [(label.words, label) for label in LABELS if label not in seen]
    blocks = [HEADING, record["title"]]
    if record["unclassified_text"]:
        blocks.append(record["unclassified_text"])
    printed = [pair for pair in printed if not _stands_unclassified(record, *pair)]
    blocks += [_block(words, _value(record, label), label) for words, label in printed]
    blocks += [
        _block(words, value, label) for words, label in added if (value := _value(record, label))
    ]
    return GAP.join(blocks) + "\n"


def _stands_unclassified(record: Record, printed: str, label: Label) -> bool:
    """Whether the paper's answer was neither yes nor no, so that its line is kept as it is."""
    lines = record["unclassified_text"].split("\n")
    return label.holds is Holds.ANSWER and any(line.startswith(printed) for line in lines)


def _block(printed: str, value: str, label: Label) -> str:
    return f"{printed}{GAP if label.holds.is_long else ' '}{value}".rstrip() if value else printed


def _value(record: Record, label: Label) -> str:
    """The label's value as text; empty if the record has none."""
    if label.holds is Holds.ANSWER:
        return ANSWERS[record[label.field]]
    if label.holds is Holds.DATE:
        return record[label.field]["words"]
    if label.holds is Holds.REFERENCE:
        numbers = [r["text"] for r in record["other_references"] if r["scheme"] == PORTAL_SCHEME]
        return ", ".join(numbers)
    if label.holds is Holds.OPTIONS:
        return join(record[label.field], [(row["label"], row["text"]) for row in record["options"]])
    if label.holds is Holds.RESOLUTIONS:
        rows = [(row["label"], row["text"]) for row in record["resolutions"]]
        return join(record[label.field], rows)
    if label.field == "conflicts_text" and record["conflicts"] == "none_declared":
        return record[label.field] or "None declared"
    return record[label.field]
