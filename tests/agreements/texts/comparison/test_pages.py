"""The pages on which two texts are compared, and the PDF."""

import datetime as dt
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from rest_framework.test import APIClient

from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.comparison.made import ask_for_comparison
from agreements.texts.defining import add_definition
from agreements.texts.models import ClauseVersion, TextComparison
from agreements.texts.sealing import seal_text
from agreements.texts.structuring import move_clause
from commissioning.accounts.roles import Role
from commissioning.jobs.models import Job
from commissioning.jobs.running import run_waiting_jobs
from tests.factories import AgreementFactory, ClauseFactory, MembershipFactory
from tests.html import parsed, with_class, words

CLAUSES = [
    ("1", "Aims", ""),
    ("1.1", "", "The partners plan and buy care for older people together."),
    ("2", "Money", ""),
    ("2.1", "", "Each partner pays its share on the first day of each quarter."),
]


@pytest.fixture
def earlier(draft, commissioner):
    clause = None
    for number, heading, body in CLAUSES:
        said = {"number": number, "heading": heading, "body": body}
        clause = add_clause(draft, after=clause, by=commissioner, **said)
    return draft


@pytest.fixture
def renewal(earlier, commissioner):
    """It pays on another day, and says its aims last."""
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    new = renew_agreement(earlier, title="The renewal", by=commissioner, **year)
    pays = new.clauses.get(number="2.1")
    said = {"number": "2.1", "heading": "", "body": pays.body.replace("first", "third")}
    change_clause(pays, **said, version=1, by=commissioner)
    aims, money = new.clauses.get(number="1"), new.clauses.get(number="2")
    here = {"version": new.version, "by": commissioner}
    move_clause(aims, where="after", beside=money, **here)
    return new


@pytest.fixture
def stranger(outsider):
    """An agreement that the commissioner of the draft may not see, with a text."""
    body = outsider.memberships.get().organisation
    other = AgreementFactory(title="Secret agreement", parties=[body])
    ClauseFactory(agreement=other, body="Secret words.")
    return other


def at(agreement, page):
    return f"{agreement.get_absolute_url()}{page}"


def test_a_renewals_page_leads_to_what_changed_since(client, commissioner, earlier, renewal):
    client.force_login(commissioner)

    page = client.get(renewal.get_absolute_url()).content.decode()

    assert f"{at(renewal, 'comparison/')}?with={earlier.key}" in page
    assert "comparison/?with=" not in client.get(earlier.get_absolute_url()).content.decode()


def test_the_page_says_what_changed_first_and_marks_the_words(client, commissioner, renewal):
    client.force_login(commissioner)

    page = parsed(client.get(at(renewal, "comparison/")))

    assert words(with_class(page, "app-summary")[0]) == (
        "Of 4 clauses, 1 changed its words and 2 moved."
    )
    changed = with_class(page, "app-fate--changed")
    assert [words(one) for one in changed] == [
        (
            "≠ Changed 2.1 Each partner pays its share on the −[taken out:first]"
            " +[added:third] day of each quarter."
        )
    ]
    folded = [words(one) for fold in with_class(page, "app-fold") for one in fold.iter("summary")]
    assert folded[-1] == "↕ 1 to 1.1: moved, and say the same"


def test_two_versions_of_one_text_are_compared(client, commissioner, earlier):
    seal_text(earlier, because="Sent for approval", by=commissioner)
    clause = earlier.clauses.get(number="1.1")
    said = {"number": "1.1", "heading": "", "body": f"{clause.body} Carers too."}
    change_clause(clause, **said, version=1, by=commissioner)
    client.force_login(commissioner)

    unasked = client.get(at(earlier, "comparison/")).content
    asked = client.get(at(earlier, f"comparison/?with={earlier.key}&before=1&after=now")).content

    assert b"Of 4 clauses, 1 changed its words." in unasked
    assert b"Of 4 clauses, 1 changed its words." in asked


def test_the_predecessor_is_proposed_and_any_other_can_be_chosen(
    client, commissioner, earlier, renewal
):
    client.force_login(commissioner)

    page = client.get(at(renewal, "compare/")).content.decode()
    other = client.get(at(renewal, f"compare/?with={renewal.key}")).content.decode()

    assert f"Compare with {earlier.title}" in page
    assert "Compare with an earlier version" in other


def test_what_of_a_day_was_not_kept_is_said(client, commissioner, earlier):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    ClauseVersion.objects.update(at=timezone.now() - dt.timedelta(days=1))
    client.force_login(commissioner)
    asked = f"?with={earlier.key}&before={yesterday}&after={yesterday}"

    page = client.get(at(earlier, f"comparison/{asked}")).content.decode()
    told = client.get(f"/api/v1/agreements/{earlier.key}/comparison/{asked}").json()

    assert page.count("only the words are kept") == 1
    assert "only the words are kept" in told["before"]["note"]


@pytest.mark.parametrize("page", ["compare/", "comparison/", "comparison/pdf/"])
def test_what_one_may_not_see_is_no_side_of_a_comparison(
    client, commissioner, outsider, renewal, stranger, page
):
    client.force_login(commissioner)
    assert client.get(f"{at(renewal, page)}?with={stranger.key}").status_code == 404
    assert "Secret" not in client.get(at(renewal, page)).content.decode()

    client.force_login(outsider)
    assert client.get(f"{at(renewal, page)}?with={stranger.key}").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "before=7",
        "after=2026-02-30",
        "before=1999-01-01",
        "before=9999-12-31",
    ],
)
def test_a_version_that_is_not_kept_is_not_found(client, commissioner, renewal, asked):
    client.force_login(commissioner)

    assert client.get(f"{at(renewal, 'comparison/')}?{asked}").status_code == 404


def test_the_pdf_is_asked_for_on_the_page_and_made(client, commissioner, earlier, renewal):
    add_definition(renewal, term="Quarter", meaning="Three months.", by=commissioner)
    client.force_login(commissioner)
    texts = {"with": earlier.key, "before": "now", "after": "now"}

    asked = client.post(at(renewal, "comparison/pdf/"), texts)
    run_waiting_jobs()

    job = Job.objects.get()
    assert asked["Location"] == job.get_absolute_url()
    assert job.state == Job.State.MADE, job.failed_because
    taken = b"".join(client.get(f"{job.get_absolute_url()}download/").streaming_content)
    reader = PdfReader(BytesIO(taken))
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Of 4 clauses, 1 changed its words and 2 moved." in text
    assert "−first +third" in text
    assert "1 to 1.1: moved, and say the same" in text
    assert "Of 1 definition: 1 added. + Added: +Quarter +Three months." in text


@pytest.mark.parametrize(
    ("version", "refusal"),
    [
        ("7", "No version 7 of this text is kept."),
        ("1999-01-01", "Nothing was written yet on 1 January 1999."),
        ("9999-12-31", "No version 9999-12-31 of this text is kept."),
    ],
)
def test_a_version_that_is_not_kept_makes_no_pdf(
    client, commissioner, earlier, renewal, version, refusal
):
    client.force_login(commissioner)

    answer = client.post(
        at(renewal, "comparison/pdf/"), {"with": earlier.key, "before": version, "after": "now"}
    )

    assert refusal in answer.content.decode()
    assert not TextComparison.objects.exists()


def test_who_sees_only_one_side_sees_neither_the_pdf_nor_that_it_was_asked_for(
    client, commissioner, outsider, draft, stranger
):
    body = outsider.memberships.get().organisation
    MembershipFactory(user=commissioner, organisation=body, role=Role.COMMISSIONER)
    job = ask_for_comparison(stranger, "now", draft, "now", by=commissioner)
    run_waiting_jobs()

    client.force_login(outsider)

    assert client.get(job.get_absolute_url()).status_code == 404
    assert not TextComparison.objects.visible_to(outsider).exists()
    assert TextComparison.objects.visible_to(commissioner).exists()


def test_asking_twice_keeps_one_row(commissioner, earlier, renewal):
    for _ in range(2):
        ask_for_comparison(earlier, "now", renewal, "now", by=commissioner)

    assert TextComparison.objects.count() == 1


def test_the_api_tells_the_same(commissioner, outsider, earlier, renewal):
    api = APIClient()
    api.force_login(commissioner)
    address = f"/api/v1/agreements/{renewal.key}/comparison/"

    told = api.get(address).json()

    assert told["summary"] == "Of 4 clauses, 1 changed its words and 2 moved."
    assert told["before"] == {
        "agreement": earlier.key,
        "title": earlier.title,
        "version": "now",
        "label": "As it stands now",
        "note": "",
    }
    fates = [(one["fate"], one["is_moved"], one["is_renumbered"]) for one in told["clauses"]]
    assert fates == [
        ("moved_away", True, False),
        ("moved_away", True, False),
        ("unchanged", False, False),
        ("changed", False, False),
        ("moved", True, False),
        ("moved", True, False),
    ]
    assert [one["text"] for one in told["clauses"][3]["words"] if one["change"] != "same"] == [
        " first",
        " third",
    ]
    assert api.get(f"{address}?with=zzzzzzzz").status_code == 404
    assert api.get(f"{address}?before=7").status_code == 404
    api.force_login(outsider)
    assert api.get(address).status_code == 404


def test_the_api_has_the_pdf_made(commissioner, earlier, renewal):
    api = APIClient()
    api.force_login(commissioner)

    answer = api.post(f"/api/v1/agreements/{renewal.key}/comparison/", {"with": earlier.key})

    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")


def test_more_clauses_take_no_more_queries(client, commissioner, earlier, renewal):
    client.force_login(commissioner)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(at(renewal, "comparison/"))
        return len(counted)

    queries()
    few = queries()
    ClauseFactory.create_batch(5, agreement=renewal)
    assert queries() == few
