"""What a Word file may hold, before anybody opens it: it is a zip of XML that a stranger made."""

import io
import zipfile
import zlib

from agreements.texts.reading.refusals import UnreadableFile

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_TIMES_SMALLER = 100
"""Limits of security.md C-31. Real documents pack to between a half and a twentieth."""

SMALL_ENOUGH_TO_PACK_ANYHOW = 1024 * 1024

NOT_WORD = "The file is not a Word document. Open it in Word and save it as .docx"
HAS_MACROS = "The file has macros. Save it as .docx without macros"
TOO_MUCH = (
    "The file unpacks to more than a document holds. Save it again in Word, without its pictures"
)
PROTECTED = "The file has a password or is in an older format. Save it as .docx without a password"

OLDER_OR_PROTECTED = b"\xd0\xcf\x11\xe0"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)
MAIN_TYPE = b"wordprocessingml.document.main+xml"


def check_word_archive(content: bytes) -> None:
    """Raises UnreadableFile unless this is a modest .docx without macros and XML entities."""
    if content.startswith(OLDER_OR_PROTECTED):
        raise UnreadableFile(PROTECTED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, len(content))
            _check_types(archive)
            _check_declarations(archive)
    except BROKEN as error:
        raise UnreadableFile(NOT_WORD) from error


def _check_sizes(archive: zipfile.ZipFile, packed: int) -> None:
    """Zip never unpacks more than its directory declares, so the directory is what to judge."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > SMALL_ENOUGH_TO_PACK_ANYHOW and unpacked > MOST_TIMES_SMALLER * packed
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or bomb:
        raise UnreadableFile(TOO_MUCH)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile(PROTECTED)


def _check_types(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(NOT_WORD)
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableFile(HAS_MACROS)
    if MAIN_TYPE not in types:
        raise UnreadableFile(NOT_WORD)


def _check_declarations(archive: zipfile.ZipFile) -> None:
    """Word writes no document type, and it is the only way to bring an entity in.

    A type hidden by another encoding has a zero byte between its letters.
    """
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")):
            part = archive.read(name).replace(b"\x00", b"")
            if b"<!DOCTYPE" in part:
                raise UnreadableFile(NOT_WORD)
