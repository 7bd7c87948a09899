"""A review on paper."""

from io import BytesIO

import pypdf
import pytest

from agreements.plans.review_documents import make_review_pdf
from commissioning.jobs.models import Job
from tests.factories import (
    ReviewDependencyFactory,
    ReviewFactory,
    ReviewPointFactory,
    ReviewReportFactory,
)
from tests.opened_files import pdf_text


@pytest.fixture
def review(draft):
    review = ReviewFactory(agreement=draft, title="Review of it", why_now="It is old")
    ReviewPointFactory(review=review, kind="question", number="2a", words="Which scope?")
    ReviewPointFactory(review=review, kind="recommendation", number="18", words="Go on")
    ReviewDependencyFactory(review=review, number="3b", words="The budget", expected_words="May")
    ReviewReportFactory(
        review=review, stage="Interim report", to=None, to_words="The group", covers="Scope"
    )
    return review


def test_it_holds_the_whole_review_and_is_tagged(review):
    made = make_review_pdf(None, review)

    text = " ".join(pdf_text(made.content).split())
    for words in (
        "Review of it",
        "It is old",
        "Which scope?",
        "Go on",
        "3b. The budget",
        "Expected May",
        "Interim report",
        "The group",
        "No outcome is recorded",
    ):
        assert words in text, words
    assert (made.title, made.file_name) == ("Review of it", "review-of-it.pdf")
    root = pypdf.PdfReader(BytesIO(made.content)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-GB")


def test_its_outcome_says_by_whom_and_when(review):
    review.outcome, review.decided_words = "replace", "March 2021"

    text = " ".join(pdf_text(make_review_pdf(None, review).content).split())

    assert "Replace it, decided March 2021" in text


def test_whoever_reads_the_review_has_it_made(client, review, viewer):
    client.force_login(viewer)

    response = client.post(f"{review.get_absolute_url()}pdf/")

    job = Job.objects.get()
    assert (job.kind, response.headers["Location"]) == ("review_pdf", job.get_absolute_url())
