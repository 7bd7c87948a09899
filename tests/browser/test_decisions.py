"""A board secretary records, publishes and corrects a decision; a citizen finds it and takes the PDF."""

import datetime as dt

import pytest
from django.utils import timezone

from commissioning.documents.models import Document
from commissioning.jobs.running import run_waiting_jobs
from commissioning.partnerships.models import Partner
from governance.boards.boards import add_body, set_call_in
from governance.decisions.decisions import record_decision
from governance.decisions.models import Decision
from tests.browser.visitor import Screen
from tests.governance.decisions.papers import EXAMPLE
from tests.opened_files import pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLISHING_BUDGET = 4
"""Clicks from home, when the draft is ready."""
FINDING_BUDGET = 2
"""Clicks of somebody without an account, from the front page."""


@pytest.fixture
def board(place, council, icb, secretary):
    """The place's joint board, and all that its first decision needs."""
    for organisation in (council, icb):
        Partner.objects.create(partnership=place, organisation=organisation)
    set_call_in(
        council,
        working_days=5,
        snap="next_calendar_day",
        from_on=dt.date(2020, 1, 1),
        by=secretary,
    )
    return add_body(
        place,
        name="Joint Commissioning Board",
        short_name="JCB",
        kind="board",
        form="joint_committee_reg10",
        by=secretary,
    )


def write_record(visitor):
    """The whole record, as somebody types it who has never seen the page."""
    visitor.fill(title="Renew the agreement", purpose="To keep working together.")
    visitor.page.get_by_label("Decision maker", exact=True).select_option(
        "Joint Commissioning Board"
    )
    visitor.choose("Under which rules?", "Executive decision at a meeting")
    visitor.choose("Is it subject to call-in?", "Yes")
    visitor.fill(decision_text="The agreement is renewed.", reasons="The present one ends.")
    visitor.page.locator("[name=options-0-text]").fill("Do nothing")
    visitor.press("Add another option")
    visitor.page.locator("[name=options-1-text]").fill("Renew for a year")
    visitor.page.locator("[name=options-1-outcome]").select_option("Preferred")
    visitor.choose("Were conflicts of interest declared?", "None declared")
    visitor.fill(decided_on=f"{timezone.localdate():%d/%m/%Y}")


def test_a_decision_is_recorded_published_found_and_corrected(visitor, board, secretary):
    visitor.sign_in(secretary)
    visitor.go("/decisions/")
    visitor.press("Record a decision in Northshire")
    write_record(visitor)
    visitor.press("Save the draft")

    visitor.go("/")
    visitor.begin_to_count()
    visitor.follow("Publish the decision: Renew the agreement")
    visitor.press("Publish the decision")
    assert visitor.clicks <= PUBLISHING_BUDGET
    decision = Decision.objects.get()
    assert decision.reference == f"JCB/{timezone.localdate().year}/1"
    run_waiting_jobs()
    visitor.follow("Check again")
    _, paper = visitor.take(f"Download {Document.objects.get().title}")
    assert "The agreement is renewed." in pdf_text(paper)

    visitor.context.clear_cookies()
    visitor.go("/")
    visitor.begin_to_count()
    visitor.fill(q="renewed")
    visitor.press("Search")
    visitor.follow("Renew the agreement")
    assert visitor.clicks <= FINDING_BUDGET
    assert "Renew for a year" in visitor.page.content()
    assert visitor.take("PDF")[0].startswith("JCB-")
    visitor.go("/register/")
    visitor.fill(q="renewed")
    visitor.press("Search")
    visitor.follow("Renew the agreement")

    visitor.sign_in(secretary)
    visitor.go(decision.get_absolute_url())
    visitor.follow("Correct this decision")
    visitor.fill(title="Renew the agreement for a year", reason="The title said too little.")
    visitor.press("Check the correction")
    visitor.press("Publish the correction")
    assert "The title said too little." in visitor.page.content()
    visitor.follow("Version 1")


def test_a_record_is_read_in_and_what_is_missing_is_shown(visit, board, secretary):
    visitor = visit(Screen(390, javascript=False))
    visitor.sign_in(secretary)
    visitor.go("/northshire/decisions/read-in/")
    visitor.page.get_by_label("Who decided?").select_option("Joint Commissioning Board")
    visitor.fill(stated_in="Its portal", text=EXAMPLE)
    visitor.press("Read it in")
    visitor.follow("Say whether any conflict of interest was declared")

    assert "Edit the decision" in visitor.page.content()


def test_errors_lead_to_their_questions(visit, board, secretary):
    visitor = visit(Screen(1280, javascript=True))
    visitor.sign_in(secretary)
    visitor.go("/northshire/decisions/new/")
    visitor.page.locator("[name=resolutions-0-label]").fill("(a)")
    visitor.press("Save the draft")
    links = visitor.page.locator(".govuk-error-summary__list a")

    assert links.count() == 3
    for link in links.all():
        link.click()
        assert visitor.page.locator(link.get_attribute("href")).is_visible()


def test_the_other_pages(visit, place, board, council, icb, secretary):
    visitor = visit(Screen(390, javascript=True))
    lines = [{"organisation": council, "state": "awaited"}]
    draft = record_decision(place, by=secretary, body=board, title="A draft", authority_lines=lines)
    line = draft.authority_lines.get()
    here = draft.get_absolute_url()
    visitor.sign_in(secretary)

    for address in (
        "/boards/",
        "/northshire/boards/",
        "/northshire/boards/jcb/",
        "/northshire/boards/jcb/form/",
        "/northshire/boards/new/",
        "/northshire/boards/call-in/northshire-council/",
        "/northshire/decisions/",
        f"{here}publish/",
        f"{here}discard/",
        f"{here}history/",
        f"{here}authority/{line.pk}/",
        "/register/northshire/",
    ):
        visitor.go(address)
