"""Reading a block of cells pasted from a spreadsheet as rows of contributions."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO

from agreements.money.models import Contribution, FundingSource
from agreements.register.models import Party
from commissioning.money.amounts import parse_amount

MOST_ROWS = 200
COLUMNS = ("Partner", "Source", "Amount", "Cash or in kind", "Revenue or capital", "Note")
FORMS = {"": "cash", "cash": "cash", "in kind": "in_kind", "in-kind": "in_kind"}
SPENDS = {"": "revenue", "revenue": "revenue", "capital": "capital"}


@dataclass(frozen=True)
class PastedRow:
    """What one pasted row says, with the partner and source found."""

    partner: int
    source: str
    source_as_printed: str
    amount: Decimal | None
    form: str
    spend: str
    note: str


@dataclass
class Pasted:
    """All rows that were understood, and a sentence for every cell that was not."""

    rows: list[PastedRow] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)


def read_pasted(block: str, parties: Sequence[Party], sources: Sequence[FundingSource]) -> Pasted:
    """Read a block of rows: partner, source, amount, and optionally the other COLUMNS.

    Cells stand apart by tabs, as a spreadsheet copies them, or by commas. Rows of headings,
    totals and nothing are passed over. A source that is not on the list is written as
    "Other: Growth fund". Rows are counted from 1 as pasted.
    """
    pasted = Pasted()
    rows = _cells(block)
    if len(rows) > MOST_ROWS:
        pasted.slips.append(f"Paste {MOST_ROWS} rows or fewer at a time. There are {len(rows)}.")
        return pasted
    for number, cells in enumerate(rows, start=1):
        if _says_nothing(cells):
            continue
        row, slips = _read_row(cells, parties, sources)
        pasted.slips += [f"Row {number}: {slip}" for slip in slips]
        if row is not None:
            pasted.rows.append(row)
    if not pasted.rows and not pasted.slips:
        pasted.slips.append("Paste at least one row with a partner, a source and an amount")
    return pasted


def _cells(block: str) -> list[list[str]]:
    lines = block.strip("\r\n")
    separator = "\t" if "\t" in lines else ","
    reader = csv.reader(StringIO(lines, newline=""), delimiter=separator)
    return [[" ".join(cell.split()) for cell in row] for row in reader]


def _says_nothing(cells: Sequence[str]) -> bool:
    first = cells[0].casefold() if cells else ""
    return not any(cells) or first in ("partner", "total", "totals")


def _read_row(
    cells: Sequence[str], parties: Sequence[Party], sources: Sequence[FundingSource]
) -> tuple[PastedRow | None, list[str]]:
    partner, source, amount, form, spend, note = [*cells, *[""] * 6][:6]
    slips: list[str] = []
    partner_id = _partner(partner, parties, slips)
    key, printed = _source(source, sources, slips)
    money = _amount(amount, form, slips)
    in_form = _one_of(FORMS, form, "cash or in kind", slips)
    to_spend = _one_of(SPENDS, spend, "revenue or capital", slips)
    if any(cells[len(COLUMNS) :]):
        slips.append(f"there are more than {len(COLUMNS)} cells")
    if slips:
        return None, slips
    return PastedRow(partner_id, key, printed, money, in_form, to_spend, note), []


def _partner(words: str, parties: Sequence[Party], slips: list[str]) -> int:
    plain = words.casefold()
    for party in parties:
        body = party.organisation
        names = (party.name_as_printed, party.defined_term, body.name, body.short_name)
        if plain and plain in {name.casefold() for name in names}:
            return body.pk
    known = " or ".join(party.name_as_printed for party in parties)
    slips.append(f"{_quoted(words)} is not a partner. Write {known}")
    return 0


def _source(words: str, sources: Sequence[FundingSource], slips: list[str]) -> tuple[str, str]:
    before, colon, after = words.partition(":")
    if colon and before.strip().casefold() == "other" and after.strip():
        return FundingSource.OTHER, after.strip()
    for source in sources:
        if words and not source.needs_words and source.is_called(words):
            return source.key, "" if words.casefold() == source.name.casefold() else words
    slips.append(
        f"{_quoted(words)} is not on the list of sources."
        f" Write it as on the list, or as Other: {words or 'its name'}"
    )
    return "", ""


def _amount(words: str, form: str, slips: list[str]) -> Decimal | None:
    if not words and FORMS.get(form.casefold()) == Contribution.Form.IN_KIND:
        return None
    try:
        return parse_amount(words)
    except ValueError as slip:
        slips.append(f"{_quoted(words)} is not an amount. {slip}")
        return None


def _one_of(meanings: dict[str, str], words: str, choices: str, slips: list[str]) -> str:
    if words.casefold() not in meanings:
        slips.append(f"{_quoted(words)} is not known. Write {choices}")
        return ""
    return meanings[words.casefold()]


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "an empty cell"
