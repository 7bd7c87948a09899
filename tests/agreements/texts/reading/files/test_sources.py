import pytest

from agreements.texts.reading.files.sources import (
    LARGEST_FILE,
    MOST_PARAGRAPHS,
    MOST_TEXT,
    read_source,
)
from agreements.texts.reading.refusals import UnreadableFile

NO_TEXT_TYPE = "The file must be a Word document (.docx) or plain text (.txt)"
NO_PLAIN_TEXT = (
    "The file is not plain text. Save it as plain text (.txt) or as a Word document (.docx)"
)


def texts(content: bytes, name: str = "agreement.txt") -> list[str]:
    return [paragraph.text for paragraph in read_source(content, name).paragraphs]


def refusal(content: bytes, name: str = "agreement.txt") -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_source(content, name)
    return str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        "“The Council” – 5°".encode(),
        "“The Council” – 5°".encode("utf-8-sig"),
        "“The Council” – 5°".encode("utf-16"),
        "“The Council” – 5°".encode("cp1252"),
    ],
)
def test_text_is_read_however_it_was_saved(content):
    assert texts(content) == ["“The Council” – 5°"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f"])
def test_lines_end_in_any_of_the_usual_ways(end):
    assert texts(f"1. Purpose{end}1.1 Why".encode()) == ["1. Purpose", "1.1 Why"]


def test_lines_keep_their_numbers_and_blank_ones_are_passed_over():
    paragraphs = read_source("\n\none\n \u00a0\ntwo\nthree".encode(), "a.TXT").paragraphs

    assert [(p.text, p.first_line, p.after_blank) for p in paragraphs] == [
        ("one", 3, True),
        ("two", 5, True),
        ("three", 6, False),
    ]


def test_an_empty_file_is_refused():
    assert refusal(b"") == "The file is empty"


@pytest.mark.parametrize("content", [b" \n\t\r\n", "\ufeff\n\u00a0".encode()])
def test_a_file_of_white_space_is_refused(content):
    assert refusal(content) == "The file has no text in it"


def test_25_mb_is_too_big_and_a_byte_less_is_not():
    assert refusal(b"a" * LARGEST_FILE) == "The file must be smaller than 25 MB"
    assert "more text" in refusal(b"a" * (LARGEST_FILE - 1))


def test_more_text_than_an_agreement_has_is_refused():
    assert refusal(b"a" * (MOST_TEXT + 1)) == (
        "The file has more text than an agreement. Import it in parts"
    )
    assert len(texts(b"a" * MOST_TEXT)) == 1
    assert "more text" in refusal(b"a\n" * (MOST_PARAGRAPHS + 1))
    assert len(texts(b"a\n" * MOST_PARAGRAPHS)) == MOST_PARAGRAPHS


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a.xlsx", "a.odt", "a.rtf", "a", "a.docx.exe"])
def test_other_types_are_refused(name):
    assert refusal(b"1. Purpose", name) == NO_TEXT_TYPE


@pytest.mark.parametrize("name", ["a.docm", "a.DOTM"])
def test_files_with_macros_are_refused_by_name(name):
    assert refusal(b"PK", name) == "The file has macros. Save it as .docx without macros"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04 text",
        b"\xd0\xcf\x11\xe0 text",
        b"{\\rtf1 text}",
        b"1. Purpose\x00",
        b"1. Purpose\x01\x02",
        bytes(range(256)),
        b"\x89PNG\r\n",
    ],
)
def test_what_is_no_text_is_refused_whatever_its_name(content):
    assert refusal(content) == NO_PLAIN_TEXT


def test_a_stray_control_character_is_left_out():
    assert texts(b"1. Purp\x02ose of this memorandum" + b" and its words" * 20)[0].startswith(
        "1. Purpose of"
    )


def test_marks_that_turn_the_direction_of_writing_are_left_out():
    assert texts("1. “Fund” \u202emeans\u202c the fund \ue000".encode()) == [
        "1. “Fund” means the fund \ue000"
    ]


def test_very_wide_gaps_are_narrowed():
    assert texts(b"a" + b" " * 5_000 + b"b\t" + b"\t" * 5_000 + b"c") == ["a    b\t\t\t\tc"]
