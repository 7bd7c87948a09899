"""A chosen file becomes paragraphs, or is refused with a message for the person who chose it."""

import re
from dataclasses import replace
from pathlib import PurePath

from agreements.texts.reading.files.broken_lines import paragraphs_of_lines
from agreements.texts.reading.files.paragraphs import Paragraph, Source
from agreements.texts.reading.files.plain_text import text_of
from agreements.texts.reading.files.word import source_of_word_document
from agreements.texts.reading.refusals import UnreadableFile
from commissioning.characters import without_controls

LARGEST_FILE = 25 * 1024 * 1024
MOST_TEXT = 3_000_000
MOST_PARAGRAPHS = 20_000
"""The longest agreements with all their schedules have a quarter of either (characters, lines)."""

WIDE_GAP = re.compile(r"[ \u00a0]{9,}|\t{5,}")
"""Columns are set with a few spaces; longer runs say no more, and slow the reading down."""

MACRO_TYPES = (".docm", ".dotm")


def read_source(content: bytes, file_name: str) -> Source:
    """The paragraphs of a plain text (.txt) or Word (.docx) file.

    Raises UnreadableFile for anything else, and for what is empty, 25 MB or more, or harmful.
    """
    if len(content) >= LARGEST_FILE:
        raise UnreadableFile("The file must be smaller than 25 MB")
    if not content:
        raise UnreadableFile("The file is empty")
    source = _tidy(_source_of_type(PurePath(file_name).suffix.lower(), content))
    if not source.paragraphs:
        raise UnreadableFile("The file has no text in it")
    length = sum(len(paragraph.text) for paragraph in source.paragraphs)
    if length > MOST_TEXT or len(source.paragraphs) > MOST_PARAGRAPHS:
        raise UnreadableFile("The file has more text than an agreement. Import it in parts")
    return source


def _tidy(source: Source) -> Source:
    """Without control characters, and its wide gaps narrower."""
    return replace(source, paragraphs=tuple(map(_tidied, source.paragraphs)))


def _tidied(paragraph: Paragraph) -> Paragraph:
    said = paragraph.said
    if said:
        said = replace(said, words=_plain(said.words), plain=_plain(said.plain))
    return replace(paragraph, text=_plain(paragraph.text), said=said)


def _plain(text: str) -> str:
    return WIDE_GAP.sub(_narrow, without_controls(text))


def _narrow(gap: re.Match[str]) -> str:
    return gap[0][:4]


def _source_of_type(suffix: str, content: bytes) -> Source:
    if suffix in MACRO_TYPES:
        raise UnreadableFile("The file has macros. Save it as .docx without macros")
    if suffix == ".docx":
        return source_of_word_document(content)
    if suffix == ".txt":
        return Source(paragraphs_of_lines(text_of(content).splitlines()))
    raise UnreadableFile("The file must be a Word document (.docx) or plain text (.txt)")
