"""The PDF of a decision: sealed, complete, and made in the background."""

import subprocess

import pytest

from commissioning.jobs.models import Job
from commissioning.jobs.running import run_waiting_jobs
from governance.decisions.documents import pdf_job
from governance.decisions.shown import show
from tests.html import one, parsed, with_class, words

needs_poppler = pytest.mark.needs("Poppler", "Pango")


def text_of(pdf):
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def words_shown(record):
    """Every word that the page of a record shows."""
    shown = show(record)
    yield from (shown.title, shown.when, *shown.remarks)
    for fact in shown.facts:
        yield fact.value
    for section in shown.sections:
        yield from (section.title, *section.text.split("\n"))
        for part in section.numbered:
            yield from (part.label, part.tag, *part.text.split("\n"))
        yield from (fact.value for fact in section.facts)


def test_publishing_asks_for_the_pdf(published):
    job = Job.objects.get()

    assert (job.kind, job.state) == ("decision_pdf", "waiting")
    assert pdf_job(published.revisions.get()) == job


def test_the_page_says_that_the_pdf_is_being_made(client, published):
    page = client.get(published.get_absolute_url())

    assert "The PDF is being made. This page is the full record." in words(
        one(parsed(page), "main")
    )


@needs_poppler
def test_the_pdf_holds_what_the_page_holds_and_the_hashes(client, published):
    run_waiting_jobs()
    revision = published.revisions.get()

    response = client.get("/northshire/decisions/jcb/2027/1.pdf")

    text = text_of(response.getvalue())
    for said in words_shown(revision.content):
        for word in said.split():
            assert word in text
    joined = text.replace(" ", "")
    assert revision.digest in joined
    assert all(head["hash"] in joined for head in revision.chain_heads)
    assert "JCB/2027/1" in text


@needs_poppler
def test_once_it_is_made_anybody_may_take_it(client, published):
    run_waiting_jobs()

    page = client.get(published.get_absolute_url())

    (downloads,) = with_class(parsed(page), "app-downloads")
    assert [a.get("href") for a in downloads.iter("a")][0] == (
        "/northshire/decisions/jcb/2027/1.pdf"
    )
    response = client.get("/northshire/decisions/jcb/2027/1/v1.pdf")
    response.close()
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="JCB-2027-1 version 1.pdf"'
    )
