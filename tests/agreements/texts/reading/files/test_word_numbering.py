"""These files hold no number, as Word's own do not, and are read with those Word prints."""

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from agreements.texts.reading.files.sources import read_source
from agreements.texts.reading.files.word_numerals import (
    letters,
    printed_bullet,
    printed_numeral,
    roman,
)
from tests.agreements.texts.reading.files.word_documents import (
    AGREEMENT,
    add_list,
    add_list_like,
    add_numbered,
    new_document,
    saved,
)

LEGAL = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))


def printed(document: Document) -> list[str]:
    return [paragraph.text for paragraph in read_source(saved(document), "a.docx").paragraphs]


def add_levels(document: Document, depths: str, list_id: int = 1) -> None:
    for depth in depths:
        add_numbered(document, "x", list_id, int(depth))


def test_levels_count_under_the_level_above():
    document = new_document()
    add_list(document, 1, LEGAL)
    add_levels(document, "0122332120")

    assert printed(document) == [
        "1.\tx", "1.1\tx", "(a)\tx", "(b)\tx", "(i)\tx", "(ii)\tx", "(c)\tx", "1.2\tx", "(a)\tx", "2.\tx",
    ]  # fmt: skip


def test_a_level_that_was_jumped_over_counts_as_begun():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    add_levels(document, "0212")

    assert printed(document) == ["1.\tx", "1.1.1\tx", "1.2\tx", "1.2.1\tx"]


def test_text_between_items_does_not_stop_the_count():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    add_levels(document, "0")
    document.add_paragraph("between")
    add_levels(document, "0")

    assert printed(document) == ["1.\tx", "between", "2.\tx"]


def test_two_lists_of_one_definition_count_together():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    add_list_like(document, 2, definition_id=1)
    add_levels(document, "0", 1)
    add_levels(document, "0", 2)

    assert printed(document) == ["1.\tx", "2.\tx"]


def test_a_list_that_says_where_it_starts_begins_anew():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_list_like(document, 2, definition_id=1, overrides=override)
    add_levels(document, "00", 1)
    add_levels(document, "001", 2)

    assert printed(document) == ["1.\tx", "2.\tx", "1.\tx", "2.\tx", "2.1\tx"]


def test_a_level_can_start_at_any_number():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    add_list_like(document, 2, definition_id=1, overrides=override)
    add_levels(document, "01", 2)

    assert printed(document) == ["7.\tx", "7.1\tx"]


def test_a_list_may_replace_the_look_of_a_level():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    override = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    )
    add_list_like(document, 2, definition_id=1, overrides=override)
    add_levels(document, "00", 2)

    assert printed(document) == ["(A)\tx", "(B)\tx"]


def test_numbers_above_can_be_forced_to_figures():
    document = new_document()
    add_list(document, 1, [("upperRoman", "%1."), ("decimal", "%1.%2")], extra="<w:isLgl/>")
    add_levels(document, "00")
    add_levels(document, "1")

    assert printed(document) == ["1.\tx", "2.\tx", "2.1\tx"]


def test_a_level_may_never_restart():
    document = new_document()
    add_list(
        document, 1, [("decimal", "%1."), ("decimal", "%2)")], extra='<w:lvlRestart w:val="0"/>'
    )
    add_levels(document, "0101")

    assert printed(document) == ["1.\tx", "1)\tx", "2.\tx", "2)\tx"]


def test_a_style_can_number_its_paragraphs():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    for depth, name in enumerate(("Heading 1", "Heading 2")):
        style = document.styles[name].element
        style.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
            )
        )
    document.add_paragraph("Purpose", style="Heading 1")
    document.add_paragraph("Aim", style="Heading 2")
    document.add_paragraph("Scope", style="Heading 1")

    assert printed(document) == ["1.\tPurpose", "1.1\tAim", "2.\tScope"]


def test_a_list_can_keep_a_level_for_a_style():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    definition = document.part.numbering_part.element[0]
    definition[1].append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Heading2"/>'))
    style = document.styles["Heading 2"].element
    style.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>')
    )
    add_levels(document, "0")
    document.add_paragraph("Aim", style="Heading 2")

    assert printed(document) == ["1.\tx", "1.1\tAim"]


def test_a_paragraph_can_leave_the_list_of_its_style():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>')
    )
    document.add_paragraph("Purpose", style="Heading 1")
    add_numbered(document, "Annex", 0, style="Heading 1")

    assert printed(document) == ["1.\tPurpose", "Annex"]


def test_a_definition_can_be_a_list_style():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    add_list(document, 2, [])
    linked, named = document.part.numbering_part.element[0], document.part.numbering_part.element[1]
    named.insert(0, parse_xml(f'<w:styleLink {nsdecls("w")} w:val="Legal"/>'))
    linked.append(parse_xml(f'<w:numStyleLink {nsdecls("w")} w:val="Legal"/>'))
    add_levels(document, "01", 2)

    assert printed(document) == ["1.\tx", "1.1\tx"]


def test_a_number_without_a_definition_is_not_printed():
    document = new_document()
    add_numbered(document, "x", 9)

    assert printed(document) == ["x"]


@pytest.mark.parametrize(
    ("count", "numeral", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (2, "ordinal", "2nd"),
        (11, "ordinal", "11th"),
        (1, "ordinalText", "First"),
        (3, "cardinalText", "Three"),
        (11, "cardinalText", "11"),
        (1, "none", ""),
        (5, "hebrew1", "5"),
    ],
)
def test_numerals(count, numeral, expected):
    assert printed_numeral(count, numeral) == expected


def test_nought_is_printed_as_it_is():
    assert (letters(0), roman(0)) == ("0", "0")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("\uf0b7", "•"), ("\uf0fc", "✓"), ("\uf123", "•"), ("o", "o"), ("–", "–")],
)
def test_bullets_of_symbol_fonts_are_printed_as_what_they_look_like(pattern, expected):
    assert printed_bullet(pattern) == expected
