import datetime as dt

import pytest
import time_machine

from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.jobs.models import Job
from commissioning.jobs.running import run_waiting_jobs


@pytest.fixture
def failed(asked, kinds):
    def refuse(job, subject):
        raise RuleBroken("There is nothing in it.")

    kinds["empty"] = refuse
    job = asked("empty")
    run_waiting_jobs()
    return job


def test_while_it_is_being_made_the_page_says_so(asked, client, viewer):
    client.force_login(viewer)

    page = client.get(asked().get_absolute_url())

    assert "This document is being made." in page.text


def test_the_page_looks_again_by_itself_until_the_document_is_made(asked, client, viewer):
    job = asked()
    client.force_login(viewer)

    waiting = client.get(job.get_absolute_url())
    run_waiting_jobs()
    made = client.get(job.get_absolute_url())

    assert waiting.headers["Refresh"] == "5"
    assert "looks again by itself every 5 seconds" in waiting.text
    assert "Refresh" not in made.headers
    assert "looks again" not in made.text


def test_it_can_be_told_not_to_look_again(asked, client, viewer):
    client.force_login(viewer)

    page = client.get(f"{asked().get_absolute_url()}?still")

    assert "Refresh" not in page.headers
    assert "Check again" in page.text
    assert "looks again" not in page.text


@pytest.mark.parametrize(("passed", "looks"), [(299, True), (300, False)])
def test_after_five_minutes_it_no_longer_looks_by_itself(asked, client, viewer, passed, looks):
    job = asked()
    client.force_login(viewer)

    with time_machine.travel(job.asked_at + dt.timedelta(seconds=passed), tick=False):
        page = client.get(job.get_absolute_url())

    assert ("Refresh" in page.headers) is looks


def test_what_failed_does_not_look_again(failed, client, viewer):
    client.force_login(viewer)

    assert "Refresh" not in client.get(failed.get_absolute_url()).headers


def test_a_failure_says_why_and_can_be_tried_again(failed, client, viewer):
    client.force_login(viewer)

    page = client.get(failed.get_absolute_url())
    assert "There is nothing in it." in page.text
    assert "Try again" in page.text
    back = client.post(f"/documents/{failed.key}/retry/")

    assert back.headers["Location"] == failed.get_absolute_url()
    failed.refresh_from_db()
    assert failed.state == Job.State.WAITING


def test_what_was_made_is_taken_by_whoever_may_see_what_it_is_about(
    asked, client, partner_commissioner
):
    job = asked()
    run_waiting_jobs()
    client.force_login(partner_commissioner)

    assert "Download Summary of" in client.get(job.get_absolute_url()).text
    file = client.get(f"/documents/{job.key}/download/")

    assert file.getvalue() == b"Asked: {}"
    assert file.headers["Content-Disposition"] == 'attachment; filename="summary.txt"'
    assert file.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert file.headers["Cache-Control"] == "private, no-store"


def test_who_takes_it_is_in_the_log_and_nobody_takes_too_many(
    asked, client, partner_commissioner, settings
):
    settings.EXPORTS_AN_HOUR = 1
    job = asked()
    run_waiting_jobs()
    client.force_login(partner_commissioner)

    first, second = [client.get(f"/documents/{job.key}/download/") for _ in range(2)]

    assert first.getvalue() == b"Asked: {}"
    event = Event.objects.get(what="agreement.exported")
    assert (second.status_code, event.by, event.payload.after) == (
        429,
        partner_commissioner,
        {"format": "txt"},
    )


@pytest.mark.parametrize("page", ["", "download/", "retry/"])
def test_a_stranger_finds_nothing(page, asked, client, outsider):
    job = asked()
    run_waiting_jobs()
    client.force_login(outsider)

    assert client.get(f"/documents/{job.key}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["", "download/", "retry/"])
def test_somebody_signed_out_is_asked_to_sign_in(page, asked, client):
    answer = client.get(f"/documents/{asked().key}/{page}")

    assert answer.headers["Location"].startswith("/account/sign-in/")


def test_what_is_not_made_yet_cannot_be_taken(asked, client, viewer):
    client.force_login(viewer)

    assert client.get(f"/documents/{asked().key}/download/").status_code == 404


def test_a_partner_of_the_agreement_may_try_again_what_another_asked_for(
    failed, client, partner_commissioner
):
    client.force_login(partner_commissioner)

    assert client.post(f"/documents/{failed.key}/retry/").status_code == 302


def test_trying_again_what_did_not_fail_is_refused_in_words(asked, client, viewer):
    client.force_login(viewer)

    page = client.post(f"/documents/{asked().key}/retry/")

    assert "Only a document that could not be made can be tried again." in page.text
