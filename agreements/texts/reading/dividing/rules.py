"""The rules that divide an agreement, in the order in which a paragraph is offered to them."""

from collections.abc import Sequence

from agreements.texts.reading.dividing.appendices import place_appendix
from agreements.texts.reading.dividing.as_said import is_said, passages_as_said
from agreements.texts.reading.dividing.clauses import place_clause, place_text
from agreements.texts.reading.dividing.contents_list import place_contents
from agreements.texts.reading.dividing.division import Division, Rule, divide, keep_unplaced
from agreements.texts.reading.dividing.front_matter import place_date, place_title
from agreements.texts.reading.dividing.party_block import place_parties
from agreements.texts.reading.dividing.recitals import place_agreed_words, place_recitals
from agreements.texts.reading.dividing.signing import place_signatures
from agreements.texts.reading.dividing.unnumbered_headings import place_heading
from agreements.texts.reading.files.paragraphs import Paragraph
from agreements.texts.reading.passages import Passage, Role


def place_mark(division: Division) -> bool:
    """DRAFT and page numbers: beside the text, wherever in it they were printed."""
    if not division.marks[division.at]:
        return False
    division.open(Role.MARK, body=division.paragraph.text)
    return True


def place_note(division: Division) -> bool:
    """Footnotes come after everything in a Word file, and somebody must say where they belong."""
    if not division.paragraph.is_note:
        return False
    keep_unplaced(division)
    return True


RULES: tuple[Rule, ...] = (
    place_mark,
    place_note,
    place_contents,
    place_appendix,
    place_date,
    place_recitals,
    place_agreed_words,
    place_parties,
    place_clause,
    place_signatures,
    place_title,
    place_heading,
    place_text,
)


def passages_of(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The passages of an agreement, which together are all of its paragraphs in their order."""
    if is_said(paragraphs):
        return passages_as_said(paragraphs)
    return divide(paragraphs, RULES)
