"""A commissioner reads a memorandum in, mends it and takes its PDF; and renews what will end."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.importing import import_agreement, keep_upload
from commissioning.calendar.dates import add_months, words
from commissioning.jobs.running import run_waiting_jobs
from tests.agreements.texts.reading.samples import EXAMPLE
from tests.browser.visitor import UNLIKE_SCREENS
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    ClauseFactory,
    OrganisationFactory,
    PartnershipFactory,
    SignatureFactory,
    TermFactory,
)
from tests.opened_files import pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long walk to Northtown"
CHANGED = "Both bodies commission as one from the first day."
RENEWAL_CLICKS, RENEWAL_KEYS = 8, 15
SLOWEST_ANSWER = 5_000
"""Milliseconds until somebody who has signed in sees what needs them."""


@pytest.fixture
def place(db):
    return PartnershipFactory(name="Doncaster", slug="doncaster")


@pytest.fixture
def council(db):
    return OrganisationFactory(name="Doncaster Borough Council", slug="doncaster-council")


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="Doncaster CCG", kind="ccg", slug="doncaster-ccg")


@pytest.fixture
def ends(db):
    """Two months from today: the renewal should have been started."""
    return timezone.localdate() + dt.timedelta(days=60)


@pytest.fixture
def in_force(place, council, ccg, ends):
    """An agreement of one year that both have signed, and that nothing follows yet."""
    agreement = AgreementFactory(
        partnership=place, title="Joint agreement", reference="", parties=[council, ccg]
    )
    ClauseFactory(agreement=agreement, number="1", heading="Purpose", body="To plan together.")
    starts = add_months(ends + dt.timedelta(days=1), -12)
    TermFactory(
        agreement=agreement,
        starts="fixed",
        starts_words=words(starts),
        starts_earliest=starts,
        starts_latest=starts,
        ends="fixed",
        ends_words=words(ends),
        ends_earliest=ends,
        ends_latest=ends,
    )
    for party in agreement.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return agreement


def sign_in(visitor, user):
    user.set_password(PASSWORD)
    user.save()
    visitor.go("/account/sign-in/")
    visitor.fill(login=user.email, password=PASSWORD)
    visitor.press("Sign in")


def test_a_memorandum_is_read_in_mended_and_taken_as_a_pdf(visitor, place, ccg, commissioner):
    sign_in(visitor, commissioner)
    visitor.follow_in_menu("Agreements")
    visitor.press("Read one in from a file")
    visitor.page.get_by_label("Place").select_option("Doncaster")
    visitor.page.get_by_label("File").set_input_files(EXAMPLE)
    visitor.press("Read the file")
    assert read_in_checks(visitor) == {
        "Clauses": "65",
        "Signature blocks": "2",
    }
    assert visitor.page.get_by_label("Which body is “Doncaster CCG”?").input_value() == str(ccg.pk)

    visitor.press("Make it a draft")
    visitor.follow("Change 1.4")
    visitor.page.get_by_label("Words").fill(CHANGED)
    visitor.press("Save")
    visitor.follow("Change 1.4")
    visitor.follow("See what it said before")
    before = visitor.page.get_by_role("main").inner_text()
    assert before.index("Version 2 (now)") < before.index("Version 1")
    assert words_that_stand(visitor) == CHANGED

    visitor.follow("Back")
    visitor.press("Make the PDF")
    run_waiting_jobs()
    visitor.follow("Check again")
    name, content = visitor.take(f"Download {Agreement.objects.get().title}")
    assert name.endswith(".pdf")
    assert {"DRAFT", CHANGED} <= set(re.findall(f"DRAFT|{CHANGED}", pdf_text(content)))


def words_that_stand(visitor):
    """The newest version as somebody reads it who passes by what was struck through."""
    newest = visitor.page.locator("div.app-compared").first
    left_out = "one => { for (const gone of one.querySelectorAll('del, .govuk-visually-hidden')) gone.remove(); return one.textContent; }"
    return " ".join(newest.evaluate(left_out).split())


def read_in_checks(visitor):
    """What the page says was read, without what is compared elsewhere."""
    rows = visitor.page.locator(".govuk-summary-list__row")
    texts = [row.locator("dt, dd").all_inner_texts() for row in rows.all()]
    return {key: value for key, value in texts if key not in ("Starts", "Areas", "DRAFT marks")}


def test_home_says_what_needs_one_and_an_agreement_is_renewed_within_eight_clicks(
    visitor, in_force, ends, commissioner
):
    """Journeys C1 and C2, the latter of an agreement that holds no money."""
    sign_in(visitor, commissioner)
    visitor.begin_to_count()
    first_act = visitor.page.get_by_role("main").get_by_role("link", name="Renew Joint agreement")
    assert first_act.is_visible()
    assert slowness_of(visitor.page) < SLOWEST_ANSWER
    assert visitor.clicks == 0

    visitor.follow("Renew Joint agreement")
    visitor.press("Start the renewal")
    visitor.press("Send for review")
    visitor.press("Send for review")

    assert visitor.clicks <= RENEWAL_CLICKS
    assert visitor.keys <= RENEWAL_KEYS
    renewal = Agreement.objects.get(sent_for_review_on=timezone.localdate())
    term = renewal.term
    assert term.starts_earliest == ends + dt.timedelta(days=1)
    assert renewal.clauses.get().body == "To plan together."
    assert [str(party) for party in renewal.parties.all()] == [
        str(party) for party in in_force.parties.all()
    ]
    in_force.refresh_from_db()
    assert in_force.version == 1


def slowness_of(page):
    """Milliseconds from asking for the page to having it, with whatever led there."""
    return page.evaluate("performance.getEntriesByType('navigation')[0].duration")


@pytest.mark.parametrize("visitor", UNLIKE_SCREENS, ids=str, indirect=True)
def test_the_other_pages_of_an_agreement(visitor, place, council, ccg, commissioner):
    paper = keep_upload(EXAMPLE.read_bytes(), EXAMPLE.name, partnership=place, by=commissioner)
    agreement = import_agreement(paper, bodies=[ccg, council], by=commissioner)
    milestone, clause = agreement.milestones.first(), agreement.clauses.in_order().first()
    party = agreement.parties.first()
    here = agreement.get_absolute_url()
    visitor.sign_in(commissioner)

    for page in (
        "areas/",
        "areas/add/",
        "milestones/",
        "milestones/?order=date",
        "milestones/add/",
        f"milestones/{milestone.key}/done/",
        f"milestones/{milestone.key}/move/",
        "parties/",
        "parties/add/",
        f"parties/{party.pk}/edit/",
        f"parties/{party.pk}/approval/",
        f"parties/{party.pk}/signature/",
        "edit/",
        "term/",
        "cover/",
        "history/",
        "funds/",
        "clauses/add/",
        "missing/",
        "missing/variation/",
        "missing/variation/clause/",
        "missing/variation/explain/",
        "missing/scope/",
        "missing/scope/disagree/",
        "functions/",
        "functions/add/",
        "consultation/",
        "consultation/add/",
        f"clauses/{clause.pk}/delete/",
        "publish/",
        "delete/",
    ):
        visitor.go(here + page)
