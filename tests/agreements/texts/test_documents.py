"""An agreement on paper: its pages, its contents list, where it is signed."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from agreements.texts.documents import agreement_pdf, laid_out
from tests.factories import ClauseFactory, OrganisationFactory, PartyFactory, VariationFactory

SENTENCE = "The partners plan, buy and review care together, and tell each other what they learn. "


def pages_of(agreement):
    """The lines of each page, without what runs at its head and foot."""
    made = agreement_pdf(agreement)
    pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(made.content)).pages]
    return [[line.strip() for line in page if not is_running(line, agreement)] for page in pages]


def is_running(line, agreement):
    running = ("", "DRAFT", agreement.title)
    return re.match(r"Page \d+ of \d+", line.strip()) or line.strip() in running


@pytest.fixture
def write(draft):
    """Write clauses with a heading each, and sentences of these numbers."""

    def clauses(*lengths, role="clause"):
        for length in lengths:
            n = draft.clauses.filter(parent=None).count() + 1
            said = {"number": str(n), "mark": f"{n}.", "heading": f"Heading {n}", "body": ""}
            over = ClauseFactory(agreement=draft, position=100 * n, role=role, **said)
            for m in range(1, length + 1):
                said = {"number": f"{n}.{m}", "mark": f"{n}.{m}", "heading": "", "parent": over}
                body = SENTENCE * (1 + (n + m) % 5)
                ClauseFactory(agreement=draft, position=100 * n + m, role=role, body=body, **said)
        return draft

    return clauses


def test_no_heading_stands_alone_at_the_foot_of_a_page(write):
    agreement = write(*[1 + n % 3 for n in range(60)])

    last_lines = [page[-1] for page in pages_of(agreement)]

    assert len(last_lines) > 4
    assert [line for line in last_lines if "Heading" in line] == []


@pytest.mark.parametrize(("clauses", "listed"), [(8, False), (9, True)])
def test_a_text_of_many_clauses_has_a_contents_list(write, clauses, listed):
    first = pages_of(write(*[1] * clauses))[0]

    assert ("Contents" in first) is listed


def test_the_contents_list_names_the_page_of_each_clause(write):
    pages = pages_of(write(*[3] * 12))

    listed = [re.fullmatch(r"(\d+)\. Heading \d+[ .]+(\d+)", line) for line in pages[0]]
    stated = {match[1]: int(match[2]) for match in listed if match}
    found = {
        number: page
        for page, lines in enumerate(pages, start=1)
        for number in stated
        if f"{number}. Heading {number}" in lines
    }
    assert len(stated) == 12
    assert stated == found


@pytest.mark.parametrize(
    ("roles", "order"),
    [
        (("clause", "appendix"), ["1. Heading 1", "Signatures", "2. Heading 2"]),
        (("clause", "appendix", "signatures"), ["1. Heading 1", "2. Heading 2", "Signatures"]),
        (("clause", "signatures", "appendix"), ["1. Heading 1", "Signatures", "3. Heading 3"]),
        (("clause", "clause"), ["1. Heading 1", "2. Heading 2", "Signatures"]),
    ],
)
def test_it_is_signed_where_the_paper_has_it_signed(write, draft, roles, order):
    for role in roles:
        write(1, role=role)

    lines = [line for page in pages_of(draft) for line in page]

    assert [line for line in lines if line == "Signatures" or "Heading" in line] == order


def test_a_heading_is_as_deep_as_the_headings_that_it_stands_under(draft):
    top = ClauseFactory(agreement=draft, position=1, number="4.2", heading="Money", body="")
    bare = ClauseFactory(agreement=draft, position=2, number="1", heading="", parent=top)
    ClauseFactory(agreement=draft, position=3, number="7", heading="Pools", body="", parent=bare)
    ClauseFactory(agreement=draft, position=4, number="1.1.1.1", heading="Beside", body="")
    layout = laid_out(list(draft.clauses.in_order()))

    facts = {"agreement": draft, "title": "", "parties": [], "on": date(2026, 11, 22)}
    page = render_to_string("documents/agreement.html", facts | layout)

    found = re.findall(r"<(h[2-6]) id=[^>]*>\s*(\w+)", page)
    assert found == [("h2", "Money"), ("h3", "Pools"), ("h2", "Beside")]


def test_a_body_only_asked_to_join_is_neither_named_nor_given_a_place_to_sign(draft):
    district = OrganisationFactory(name="District Council")
    variation = VariationFactory(agreement=draft)
    PartyFactory(agreement=draft, organisation=district, asked_by=variation)

    assert "District" not in "".join(line for page in pages_of(draft) for line in page)
