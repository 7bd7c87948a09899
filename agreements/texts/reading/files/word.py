"""A Word document becomes paragraphs, with the numbers that Word would print before them."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError

from agreements.texts.reading.files.paragraphs import Paragraph, Source
from agreements.texts.reading.files.word_agreement import AgreementReader, is_own_document
from agreements.texts.reading.files.word_archives import NOT_WORD, check_word_archive
from agreements.texts.reading.files.word_numbering import W
from agreements.texts.reading.files.word_reader import WordReader
from agreements.texts.reading.files.word_text import lines_of
from agreements.texts.reading.refusals import UnreadableFile

DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)


def source_of_word_document(content: bytes) -> Source:
    """The body of a .docx, tables as rows of text. Headers are left out, a DRAFT there is noted.

    Raises UnreadableFile if the file is harmful, has macros, or is no Word document.
    """
    check_word_archive(content)
    # What lxml cannot parse it raises as a SyntaxError.
    try:
        document = docx.Document(io.BytesIO(content))
        printed = list(_reader_of(document).paragraphs())
        return Source(_numbered(printed), header_marks=tuple(_header_marks(document)))
    except (PackageNotFoundError, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise UnreadableFile(NOT_WORD) from error


def _reader_of(document: Document) -> WordReader:
    return AgreementReader(document) if is_own_document(document) else WordReader(document)


def _numbered(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(paragraph, first_line=position, last_line=position)
        for position, paragraph in enumerate(paragraphs, start=1)
    )


def _header_marks(document: Document) -> Iterator[str]:
    """Each header or footer line that says draft, and each watermark that does."""
    seen: set[str] = set()
    for relationship in document.part.rels.values():
        if relationship.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            header = relationship.target_part.element
            marks = [line for p in header.iter(f"{W}p") for line in lines_of(p)]
            marks += [
                path.get("string", "")
                for path in header.iter("{urn:schemas-microsoft-com:vml}textpath")
            ]
            for mark in marks:
                if DRAFT.search(mark) and mark not in seen:
                    seen.add(mark)
                    yield mark
