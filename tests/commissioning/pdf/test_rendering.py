import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from django.template import engines
from pypdf import PdfReader

from commissioning.pdf import PdfFailed, render_pdf
from commissioning.pdf.rendering import make_pdf
from tests.commissioning.pdf.listener import listening

PAGE = """{% extends "documents/base.html" %}
{% block running %}JCB/2021/14{% endblock %}
{% block content %}
<h1>{{ title }}</h1>
<p>{{ words }}</p>
<table><caption>Contributions</caption>
<thead><tr><th scope="col">Partner</th><th scope="col">2021 to 2022</th></tr></thead>
<tbody><tr><th scope="row">The Council</th><td>£1.00</td></tr></tbody></table>
<svg viewBox="0 0 10 10"><title>One red square</title><rect width="9" height="9" fill="#900"/></svg>
<p><a href="https://example.org/">Elsewhere</a></p>
{% endblock %}"""
NAMES_OF_OTHERS = [
    '<img src="{there}/img" alt="x">',
    '<img srcset="{there}/srcset 2x" src="{there}/src" alt="x">',
    '<link rel="stylesheet" href="{there}/css">',
    '<link rel="attachment" href="{there}/attachment">',
    '<link rel="attachment" href="{file}">',
    '<a rel="attachment" href="{file}">x</a>',
    '<a rel="attachment" href="{there}/a">x</a>',
    '<style>@import url("{there}/import");</style>',
    '<style>@import url("{file}");</style>',
    '<style>@font-face {{ font-family: x; src: url("{there}/font") }} p {{ font-family: x }}</style>',
    '<style>p {{ background: url("{there}/background") }}</style>',
    '<style>li {{ list-style-image: url("{there}/bullet") }}</style><ul><li>x</li></ul>',
    '<style>p::before {{ content: url("{there}/content") }}</style>',
    '<style>@page {{ background: url("{there}/page") }}</style>',
    '<object data="{there}/object">x</object>',
    '<embed src="{there}/embed">',
    '<iframe src="{there}/iframe"></iframe>',
    '<svg><image href="{there}/svg-image" width="9" height="9"/></svg>',
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="{there}/use#x"/></svg>',
    '<svg><style>@import url("{there}/svg-css");</style></svg>',
    '<img src="{file}" alt="x">',
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="FILE:///etc/passwd" alt="x">',
    '<img src="//{host}/no-scheme" alt="x">',
    '<img src="ftp://{host}/ftp" alt="x">',
    '<img src="data:image/svg+xml,%3Csvg%3E%3Cimage href=%22{there}/nested%22/%3E%3C/svg%3E" alt="x">',
    '<img src="app:../../manage.py" alt="x">',
    '<img src="app:nothing.png" alt="x">',
    '<base href="{there}/"><img src="based" alt="x">',
]  # fmt: skip


@pytest.fixture
def page(tmp_path, settings):
    """Render PAGE, a template that only these tests have."""
    template = engines["pages"].from_string(PAGE)

    def html(**context):
        return template.render({"title": "A record", "words": "Agreed.", **context})

    return html


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def words_of(pdf):
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def structure(pdf):
    return [
        thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing
    ]


def test_a_document_is_tagged_and_says_its_title_and_language(page):
    with opened(make_pdf(page(), identifier="x")) as pdf:
        kinds = {str(element.S) for element in structure(pdf)}

        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "A record"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert {"/Document", "/H1", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= kinds


def test_each_header_cell_says_what_it_heads(page):
    with opened(make_pdf(page(), identifier="x")) as pdf:
        scopes = [str(cell.A.Scope) for cell in structure(pdf) if cell.S == "/TH"]

    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_a_picture_is_told_by_its_title(page):
    with opened(make_pdf(page(), identifier="x")) as pdf:
        figures = [str(figure.Alt) for figure in structure(pdf) if figure.S == "/Figure"]

    assert figures == ["One red square"]


def test_its_typeface_comes_with_it(page):
    with opened(make_pdf(page(), identifier="x")) as pdf:
        fonts = {
            str(f.BaseFont)[8:]
            for f in pdf.objects
            if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/Font"
        }

    assert fonts == {"Public-Sans", "Public-Sans-Bold"}


def test_the_same_document_made_twice_has_the_same_bytes(page):
    first, second, other = (
        make_pdf(page(), identifier="JCB/2021/14"),
        make_pdf(page(), identifier="JCB/2021/14"),
        make_pdf(page(), identifier="JCB/2021/15"),
    )

    assert first == second != other


def test_what_people_wrote_is_text_and_nothing_else(page):
    words = "<img src='http://example.org/x'> {{ 7*7 }} {% debug %}"

    with opened(make_pdf(page(words=words), identifier="x")) as pdf:
        assert len([e for e in structure(pdf) if e.S == "/Figure"]) == 1


def test_a_mark_is_read_out_and_stands_in_the_head_and_across_every_page(page):
    plain, marked = (make_pdf(page(**extra), identifier="x") for extra in ({}, {"mark": "DRAFT"}))

    assert "DRAFT" not in words_of(plain)
    assert words_of(marked).count("DRAFT") == 3
    assert words_of(marked).endswith("JCB/2021/14 DRAFT\nPage 1 of 1")


def test_nothing_that_a_document_names_is_fetched_or_attached(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("CNRY-secret")

    def render(payload):
        try:
            return make_pdf(f"<html lang='en'><title>x</title><p>x</p>{payload}", identifier="x")
        except PdfFailed:
            return None

    with listening() as (there, asked), ThreadPoolExecutor(2) as pool:
        names = {"there": there, "host": there[7:], "file": secret.as_uri()}
        pdfs = list(pool.map(render, [payload.format(**names) for payload in NAMES_OF_OTHERS]))

    assert asked == []
    for pdf in filter(None, pdfs):
        with opened(pdf) as made:
            assert dict(made.attachments) == {}
            assert not any(
                b"CNRY" in s.read_bytes() for s in made.objects if isinstance(s, pikepdf.Stream)
            )


def test_asking_for_what_is_not_packaged_makes_no_document():
    with pytest.raises(PdfFailed, match="not part of this service"):
        make_pdf('<link rel="stylesheet" href="app:nothing.css">', identifier="x")


def test_a_document_nested_without_end_fails_in_words():
    with pytest.raises(PdfFailed, match="nested too deeply"):
        make_pdf("<div>" * 3000, identifier="x")


def test_a_document_that_takes_too_long_is_stopped():
    rows = "<tr><td>1</td><td>2</td></tr>" * 20000

    with pytest.raises(PdfFailed, match="longer than 2 seconds"):
        make_pdf(f"<table>{rows}</table>", identifier="x", seconds=2)


def test_a_document_that_needs_too_much_memory_fails_in_words():
    with pytest.raises(PdfFailed, match="too big"):
        make_pdf("<p>word " * 100_000, identifier="x", memory=260 * 1024**2)


def test_a_template_becomes_a_document(page, settings):
    with opened(render_pdf("documents/base.html", {}, title="Nothing to say")) as pdf:
        assert str(pdf.docinfo.Title) == "Nothing to say"
