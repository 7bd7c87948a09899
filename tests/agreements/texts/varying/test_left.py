"""A partner that left reads the text as it stood on its last day, through every door."""

import datetime as dt
from io import BytesIO

import docx
import pytest
from django.utils import timezone
from pypdf import PdfReader

from agreements.texts.comparison.made import ask_for_comparison, comparison_of
from agreements.texts.documents import ask_for_agreement_pdf, make_agreement_pdf
from agreements.texts.varying.changing import replace_clause
from commissioning.documents.models import Document
from commissioning.errors import RuleBroken
from commissioning.jobs.models import Job
from tests.factories import DocumentFactory, UserFactory

LEFT = dt.date(2021, 3, 31)


@pytest.fixture
def left(agreement, clause, vary, agree, icb, commissioner):
    """Variation 1 takes effect before the partner's last day, variation 2 the day after it."""
    for effective, body in (("2021-03-01", "While it was here."), ("2021-04-01", "After it left.")):
        variation = vary(effective)
        said = {"number": "1", "heading": "Aims", "body": body}
        replace_clause(variation, clause("1"), **said, by=commissioner)
        agree(variation)
    agreement.parties.filter(organisation=icb).update(until_on=LEFT)
    return UserFactory(email="left@example.org", roles={icb: ["commissioner"]})


@pytest.fixture
def as_left(client, left):
    client.force_login(left)
    return client


def tells(said):
    return ("While it was here." in said, "After it left." in said)


def test_on_the_page(as_left, agreement):
    page = as_left.get(f"{agreement.get_absolute_url()}text/?as_at=2021-05-01&known=today")

    assert tells(page.content.decode()) == (True, False)


@pytest.mark.parametrize("asked", [{}, {"on": "2021-05-01"}])
def test_in_the_api(as_left, agreement, asked):
    text = as_left.get(f"/api/v1/agreements/{agreement.key}/text/", asked).json()

    assert (text["passages"][0]["body"], text["on"]) == ("While it was here.", "2021-03-31")
    assert [one["number"] for one in text["variations"]] == ["1"]


@pytest.mark.parametrize("door", ["page", "api"])
def test_as_a_word_file(as_left, agreement, door):
    addresses = {
        "page": f"{agreement.get_absolute_url()}text/word/",
        "api": f"/api/v1/clauses/word/?agreement={agreement.key}",
    }
    document = docx.Document(BytesIO(as_left.get(addresses[door]).content))

    assert tells(" ".join(one.text for one in document.paragraphs)) == (True, False)


def test_as_a_pdf(left, commissioner, agreement):
    def made(by):
        job = ask_for_agreement_pdf(agreement, by=by)
        pages = PdfReader(BytesIO(make_agreement_pdf(job, agreement).content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    assert tells(made(left)) == (True, False)
    assert tells(made(commissioner)) == (False, True)


def test_compared(as_left, left, agreement):
    later = agreement.variations.get(number="2")
    offered = as_left.get(f"{agreement.get_absolute_url()}compare/").content.decode()

    assert (f"v{later.pk}" in offered, "After variation 1" in offered) == (False, True)
    made = comparison_of(agreement, "signed", agreement, "now", seen_by=left)
    assert made.comparison.rows[0].after.body == "While it was here."
    compared = as_left.get(f"/api/v1/agreements/{agreement.key}/comparison/?before=signed").json()
    assert compared["clauses"][0]["after"]["body"] == "While it was here."
    address = f"{agreement.get_absolute_url()}comparison/?before=signed&after=v{later.pk}"
    assert as_left.get(address).status_code == 404
    with pytest.raises(RuleBroken):
        comparison_of(agreement, "signed", agreement, f"v{later.pk}", seen_by=left)


def test_in_the_list_of_what_was_made_for_paper(agreement, left, commissioner):
    """What a partner had made after it left is no longer its; what it had made itself is."""
    compared = ask_for_comparison(agreement, "now", agreement, "now", by=commissioner)
    made = ask_for_agreement_pdf(agreement, by=commissioner)
    own = ask_for_agreement_pdf(agreement, by=left)
    for day, seen in ((LEFT, {compared, made, own}), (LEFT + dt.timedelta(days=1), {own})):
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
        Job.objects.update(asked_at=at)

        assert set(Job.objects.visible_to(left)) == seen
        assert Job.objects.visible_to(commissioner).count() == 3


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 0)])
def test_in_the_list_of_files_kept(agreement, left, commissioner, days, count):
    at = timezone.make_aware(dt.datetime.combine(LEFT, dt.time(12))) + dt.timedelta(days=days)
    DocumentFactory(subject=agreement, made_at=at, made_by=commissioner)

    assert Document.objects.visible_to(left).count() == count
