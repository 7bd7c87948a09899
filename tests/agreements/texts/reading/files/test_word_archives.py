import io
import zipfile

import pytest

from agreements.texts.reading.files.sources import read_source
from agreements.texts.reading.files.word_archives import check_word_archive
from agreements.texts.reading.refusals import UnreadableFile
from tests.agreements.texts.reading.files.word_documents import new_document, saved

NO_WORD = "The file is not a Word document. Open it in Word and save it as .docx"
MACROS = "The file has macros. Save it as .docx without macros"
PASSWORD = "The file has a password or is in an older format. Save it as .docx without a password"


@pytest.fixture(scope="module")
def word() -> bytes:
    document = new_document()
    document.add_paragraph("1. Purpose")
    return saved(document)


def with_entries(content: bytes, **entries: bytes) -> bytes:
    """The same file with entries added or replaced; in their names __ is / and _ is a full stop."""
    changed = {name.replace("__", "/").replace("_", "."): data for name, data in entries.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return buffer.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_source(content, "agreement.docx")
    return str(refused.value)


def test_an_ordinary_document_is_let_in(word):
    check_word_archive(word)


@pytest.mark.parametrize(
    "content", [b"plain text", b"%PDF-1.7", b"PK\x03\x04 cut off", b"\x00" * 100]
)
def test_what_is_no_archive_is_no_word_document(content):
    assert refusal(content) == NO_WORD


def test_another_archive_is_no_word_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")

    assert refusal(buffer.getvalue()) == NO_WORD


def test_a_spreadsheet_called_docx_is_no_word_document(word):
    types = b'<Types><Override ContentType="application/vnd.sheet.main+xml"/></Types>'

    assert refusal(_with_types(word, types)) == NO_WORD


def test_a_document_with_its_text_missing_is_no_word_document(word):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))

    assert refusal(buffer.getvalue()) == NO_WORD


def test_text_that_is_no_xml_is_no_word_document(word):
    assert refusal(with_entries(word, word__document_xml=b"<w:document")) == NO_WORD


def test_a_damaged_entry_is_no_word_document(word):
    at = word.index(b"word/document.xml") + 60

    assert refusal(word[:at] + b"\xff" * 40 + word[at + 40 :]) == NO_WORD


def test_an_older_or_protected_document_is_refused():
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600) == PASSWORD


def test_an_encrypted_entry_is_refused(word):
    content = bytearray(word)
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1

    assert refusal(bytes(content)) == PASSWORD


def test_macros_are_refused_under_any_name(word):
    assert refusal(with_entries(word, word__vbaProject_bin=b"macro")) == MACROS


def test_a_macro_type_is_refused(word):
    types = b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"

    assert refusal(_with_types(word, types)) == MACROS


def test_a_bomb_is_refused_by_what_it_would_unpack_to(word):
    too_much = "The file unpacks to more than a document holds. Save it again in Word, without its pictures"

    assert refusal(with_entries(word, word__media__a_png=b"\x00" * 20_000_000)) == too_much


def test_more_entries_than_a_document_has_are_refused(word):
    buffer = io.BytesIO(word)
    with zipfile.ZipFile(buffer, "a") as archive:
        for position in range(2_001 - len(archive.namelist())):
            archive.writestr(f"word/media/{position}.png", b"")

    assert "unpacks to more" in refusal(buffer.getvalue())


def test_as_many_entries_as_are_allowed_are_let_in(word):
    buffer = io.BytesIO(word)
    with zipfile.ZipFile(buffer, "a") as archive:
        for position in range(2_000 - len(archive.namelist())):
            archive.writestr(f"word/media/{position}.png", b"")

    check_word_archive(buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_grow(word, encoding):
    laughs = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )

    assert refusal(with_entries(word, word__document_xml=laughs.encode(encoding))) == NO_WORD


def _with_types(content: bytes, types: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, types if name == "[Content_Types].xml" else old.read(name))
    return buffer.getvalue()
