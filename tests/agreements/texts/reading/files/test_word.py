import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from agreements.texts.reading.agreement_text import read_agreement
from agreements.texts.reading.files.sources import read_source
from agreements.texts.reading.passages import Role
from agreements.texts.reading.refusals import UnreadableFile
from tests.agreements.texts.reading.files.word_documents import (
    AGREEMENT,
    add_list,
    add_numbered,
    new_document,
    saved,
)
from tests.agreements.texts.reading.samples import outline

BOXED = """
<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>
"""


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in read_source(saved(document), "a.docx").paragraphs]


def add_xml(document, inside: str) -> None:
    document.add_paragraph("")._p.append(parse_xml(inside.replace("{w}", nsdecls("w"))))


def test_table_rows_are_lines_with_tabs():
    document = new_document()
    table = document.add_table(rows=2, cols=2)
    for row, values in zip(table.rows, (("Who", "Share"), ("Council", "60%")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value

    assert texts(document) == ["Who\tShare", "Council\t60%"]


def test_clauses_set_in_a_table_are_clauses():
    document = new_document()
    table = document.add_table(rows=3, cols=2)
    rows = (("1.", "Purpose"), ("1.1", "To work as one."), ("2.", "Term"))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value

    assert outline(read_agreement(saved(document), "a.docx")) == ["1. Purpose", "  1.1", "2. Term"]


def test_cells_of_several_paragraphs_are_read_one_after_the_other():
    document = new_document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Signed for the Council:\nName:", "Signed for the Trust:\nName:"

    assert texts(document) == [
        "Signed for the Council:", "Name:", "Signed for the Trust:", "Name:",
    ]  # fmt: skip


def test_a_row_of_data_is_one_line_whatever_its_cells_hold():
    document = new_document()
    table = document.add_table(rows=3, cols=3)
    rows = (
        ("", "Who pays", "How much"),
        ("Equipment", "The Council\nThe ICB", "60%\n40%"),
        ("transport that patients\nneed to get to hospital", "", "All"),
    )
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            first, *more = value.split("\n")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)

    assert texts(document) == [
        "\tWho pays\tHow much",
        "Equipment\tThe Council The ICB\t60% 40%",
        "transport that patients need to get to hospital\t\tAll",
    ]


def test_rows_stay_rows_in_the_clause_and_no_word_is_lost():
    document = new_document()
    document.add_paragraph("Memorandum of Understanding")
    document.add_paragraph("1. Money")
    document.add_paragraph("1.1 The shares of what the partners put in together each year are")
    table = document.add_table(rows=2, cols=2)
    rows = (("what the whole is shared out as", "who"), ("the larger half of what is put in", "we"))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value

    reading = read_agreement(saved(document), "a.docx")

    assert reading.clauses[-1].body.splitlines()[2:] == ["\t".join(row) for row in rows]
    source = read_source(saved(document), "a.docx")
    assert reading.words == " ".join(p.text for p in source.paragraphs).split()


def test_a_cell_across_columns_is_read_once():
    document = new_document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Across"

    assert texts(document) == ["Across"]


def test_a_table_inside_a_cell_is_read_once():
    document = new_document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Outer"
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "Inner"

    assert texts(document) == ["Outer", "Inner"]


def test_a_line_break_inside_a_paragraph_begins_a_line():
    document = new_document()
    document.add_paragraph("Name:\nPosition:")

    paragraphs = read_source(saved(document), "a.docx").paragraphs

    assert [(p.text, p.stands_apart) for p in paragraphs] == [("Name:", True), ("Position:", False)]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    document = new_document()
    add_xml(document, '<w:ins {w} w:id="1"><w:r><w:t>new </w:t></w:r></w:ins>')
    paragraph = document.paragraphs[0]._p
    paragraph.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>')
    )
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>text</w:t></w:r>"))

    assert texts(document) == ["new text"]


def test_links_symbols_and_hyphens_that_do_not_break_are_read():
    document = new_document()
    add_xml(
        document,
        "<w:hyperlink {w}><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:hyperlink>',
    )

    assert texts(document) == ["co-operate✓"]


def test_codes_of_fields_are_not_text():
    document = new_document()
    add_xml(document, "<w:r {w}><w:instrText>PAGEREF x</w:instrText><w:t>12</w:t></w:r>")

    assert texts(document) == ["12"]


def test_a_box_is_read_once_though_word_keeps_two_copies():
    document = new_document()
    add_xml(document, BOXED)

    assert texts(document) == ["In a box"]


def test_what_a_content_control_holds_is_read():
    document = new_document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>"
            "<w:p><w:r><w:t>Held</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )

    assert texts(document) == ["Held"]


def test_headings_titles_and_contents_are_known_by_style():
    document = new_document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Agreement", style="Title")
    document.add_paragraph("1 Purpose\t3", style="toc 1")
    document.add_paragraph("Purpose", style="Heading 1")

    paragraphs = read_source(saved(document), "a.docx").paragraphs

    assert [(p.is_title, p.is_contents, p.is_heading) for p in paragraphs] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_a_contents_list_without_the_word_is_known_by_its_style():
    document = new_document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    add_list(document, 1, AGREEMENT)
    document.add_paragraph("Memorandum of Understanding")
    document.add_paragraph("1 Aim\t1", style="toc 1")
    add_numbered(document, "Purpose", 1, style="Heading 1")
    add_numbered(document, "To work as one.", 1, depth=1)

    text = read_agreement(saved(document), "a.docx")

    assert [p.role for p in text.passages] == [Role.TITLE, Role.CONTENTS, Role.CLAUSE, Role.CLAUSE]
    assert [(d.in_contents, d.in_text) for d in text.contents_differences] == [("Aim", "Purpose")]


def test_headers_are_left_out_and_a_draft_there_is_noted_once():
    document = new_document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0].text = "Draft v0.3"
    document.sections[0].footer.paragraphs[0].text = "Draft v0.3"

    source = read_source(saved(document), "a.docx")

    assert [p.text for p in source.paragraphs] == ["Text"]
    assert source.header_marks == ("Draft v0.3",)


def test_a_header_that_is_no_draft_is_not_noted():
    document = new_document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0].text = "Doncaster"

    assert read_source(saved(document), "a.docx").header_marks == ()


def test_a_watermark_that_says_draft_is_noted():
    document = new_document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0]._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
        )
    )

    assert read_source(saved(document), "a.docx").header_marks == ("DRAFT",)


def test_a_document_without_a_word_is_refused():
    with pytest.raises(UnreadableFile, match="no text in it"):
        read_source(saved(new_document()), "a.docx")


def test_footnotes_come_last_with_the_mark_that_stands_in_the_text():
    document = new_document()
    add_list(document, 1, AGREEMENT)
    add_numbered(document, "Purpose", 1)
    add_numbered(document, "To work as one", 1, depth=1)
    run = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    document.paragraphs[1]._p.append(run)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Where it helps.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    text = read_agreement(saved(document), "a.docx")

    assert text.clauses[1].body == "To work as one[2]"
    assert [p.text for p in text.unplaced] == ["[2] Where it helps."]
