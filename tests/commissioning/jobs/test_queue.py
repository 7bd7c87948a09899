import pytest
from celery import Celery
from django.db import transaction

from commissioning import celery
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job, retry_job
from commissioning.jobs.running import run_waiting_jobs


def test_asking_makes_a_job_that_waits_and_says_so_in_both_chains(
    asked, draft, viewer, council, icb
):
    job = asked(day="2021-04-01")

    assert (job.state, job.kind, job.asked_by) == (Job.State.WAITING, "summary", viewer)
    assert (job.subject_type, job.subject_id) == ("register.agreement", draft.pk)
    assert job.details == {"day": "2021-04-01"}
    event = Event.objects.get(what="document.asked")
    assert (event.by, event.subject_id) == (viewer, draft.pk)
    assert {link.organisation for link in event.links.all()} == {council, icb}


def test_asking_twice_before_it_is_made_asks_once(asked):
    assert asked() == asked()
    assert Job.objects.count() == 1


def test_asking_for_another_day_or_by_another_person_is_another_job(asked, commissioner):
    jobs = {asked(), asked(day="2021-04-01"), asked(by=commissioner)}

    assert len(jobs) == 3


def test_asking_again_after_it_was_made_makes_a_new_one(asked):
    first = asked()
    run_waiting_jobs()

    assert asked() != first


def test_a_kind_that_nobody_makes_is_a_fault_of_ours(kinds, draft, viewer):
    with pytest.raises(LookupError, match="No part makes poems"):
        queue_job("poems", draft, by=viewer, organisations=[])


def test_what_is_undone_leaves_no_job(asked):
    with transaction.atomic():
        asked()
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_a_broker_that_is_gone_loses_nothing(
    asked, django_capture_on_commit_callbacks, monkeypatch
):
    gone = Celery(broker="redis://127.0.0.1:1/0", set_as_current=False)
    monkeypatch.setattr(celery, "app", gone)

    with django_capture_on_commit_callbacks(execute=True):
        job = asked()

    assert run_waiting_jobs() == 1
    job.refresh_from_db()
    assert job.state == Job.State.MADE


def test_the_worker_is_woken_when_the_act_is_done(
    asked, django_capture_on_commit_callbacks, worker
):
    with django_capture_on_commit_callbacks(execute=True):
        asked()

    assert worker.get(timeout=10).headers["task"] == "jobs.run_waiting_jobs"


def test_only_a_job_that_failed_can_be_tried_again(asked, viewer):
    with pytest.raises(RuleBroken, match="Only a document that could not be made"):
        retry_job(asked(), by=viewer)


def test_trying_again_begins_from_the_beginning(asked, kinds, viewer):
    kinds["flaky"] = refuse
    job = asked("flaky")
    run_waiting_jobs()
    kinds["flaky"] = kinds["summary"]

    job = retry_job(job, by=viewer)

    assert (job.state, job.attempts, job.failed_because) == (Job.State.WAITING, 0, "")
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.MADE


def refuse(job, subject):
    raise RuleBroken("There is nothing in it.")
