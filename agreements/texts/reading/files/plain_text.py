"""The text in the bytes of a plain text file, whichever of the usual ways it was saved."""

import re

from agreements.texts.reading.refusals import UnreadableFile

NOT_TEXT = "The file is not plain text. Save it as plain text (.txt) or as a Word document (.docx)"

OTHER_TYPES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""Tabs, line ends, page breaks and the separators that Python counts as space are left out."""

MOST_CONTROL_CHARACTERS = 0.005


def text_of(content: bytes) -> str:
    """The text, without byte order mark and stray control characters.

    UTF-8, UTF-16 with a mark, else Windows-1252, in which older councils' systems still save.
    Raises UnreadableFile if the bytes are not text.
    """
    if content.startswith(OTHER_TYPES):
        raise UnreadableFile(NOT_TEXT)
    text = _decoded(content)
    stray = len(CONTROL_CHARACTER.findall(text))
    if "\x00" in text or stray > MOST_CONTROL_CHARACTERS * len(text):
        raise UnreadableFile(NOT_TEXT)
    return CONTROL_CHARACTER.sub("", text)


def _decoded(content: bytes) -> str:
    marked = (name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    for encoding in (*marked, "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(NOT_TEXT)
