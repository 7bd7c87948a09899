import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from commissioning.audit.models import Event
from commissioning.documents.models import Document
from commissioning.errors import RuleBroken
from commissioning.jobs import running
from commissioning.jobs.models import Job
from commissioning.jobs.running import claim_job, finish_job, run_job, run_waiting_jobs
from commissioning.pdf import PdfFailed

SECOND = dt.timedelta(seconds=1)


def again(job):
    job.refresh_from_db()
    return job


def out_of_memory(job, subject):
    raise PdfFailed("It is too big to make.")


def broken(job, subject):
    raise ZeroDivisionError("CNRY-text of an agreement")


def refused(job, subject):
    raise RuleBroken("There is nothing in it.")


def test_what_waits_is_made_oldest_first_and_kept_as_a_document(asked, kinds, viewer):
    order = []
    make = kinds["summary"]
    kinds["summary"] = lambda job, subject: (order.append(job.pk), make(job, subject))[1]
    first, second = asked(), asked(day="2021-04-01")

    assert run_waiting_jobs() == 2

    assert order == [first.pk, second.pk]
    document = again(first).document
    assert again(first).state == Job.State.MADE
    assert (document.file_name, document.made_by) == ("summary.txt", viewer)
    with document.file.open() as file:
        assert file.read() == b"Asked: {}"


def test_what_was_made_is_recorded_with_its_digest(asked, council, icb):
    asked()
    run_waiting_jobs()

    event = Event.objects.get(what="document.made")
    assert event.payload.after["sha256"] == Document.objects.get().sha256
    assert {link.organisation for link in event.links.all()} == {council, icb}


def test_nothing_waiting_is_nothing_done(db):
    assert run_waiting_jobs() == 0


def test_no_more_than_asked_is_done_in_one_go(asked):
    for day in range(3):
        asked(day=day)

    assert run_waiting_jobs(at_most=2) == 2
    assert run_waiting_jobs(at_most=2) == 1


def test_a_failure_is_tried_three_times_with_longer_waits_and_then_shown(
    asked, kinds, time_machine
):
    kinds["heavy"] = out_of_memory
    start = dt.datetime(2021, 4, 1, 9, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    job = asked("heavy")

    run_waiting_jobs()
    assert (again(job).state, job.attempts) == (Job.State.WAITING, 1)
    assert job.failed_because == "It is too big to make."
    assert job.not_before == start + 30 * SECOND
    time_machine.move_to(start + 29 * SECOND, tick=False)
    assert run_waiting_jobs() == 0
    time_machine.move_to(start + 30 * SECOND, tick=False)
    assert run_waiting_jobs() == 1
    assert job.not_before + 300 * SECOND == again(job).not_before
    time_machine.move_to(job.not_before, tick=False)
    run_waiting_jobs()

    assert (again(job).state, job.attempts) == (Job.State.FAILED, 3)
    assert job.failed_because == "It is too big to make."
    assert run_waiting_jobs() == 0


def test_a_rule_is_not_tried_again(asked, kinds):
    kinds["empty"] = refused
    job = asked("empty")

    run_waiting_jobs()

    assert (again(job).state, job.attempts) == (Job.State.FAILED, 1)
    assert job.failed_because == "There is nothing in it."


def test_a_fault_of_ours_is_told_without_its_words(asked, kinds):
    kinds["broken"] = broken
    job = asked("broken")

    run_waiting_jobs()

    assert again(job).failed_because == "Something went wrong on our side."


def test_one_bad_job_does_not_hold_up_the_others(asked, kinds):
    kinds["broken"] = broken
    asked("broken")
    good = asked()

    assert run_waiting_jobs() == 2
    assert again(good).state == Job.State.MADE


def test_somebody_who_lost_access_meanwhile_gets_no_document(asked, viewer):
    job = asked()
    viewer.memberships.update(until_on=dt.date(2020, 1, 1))

    run_waiting_jobs()

    assert again(job).state == Job.State.FAILED
    assert job.failed_because == "What it was to be made from is no longer there for you."
    assert not Document.objects.exists()


def test_a_job_in_hand_is_left_alone_until_its_worker_must_be_gone(asked):
    job = asked()
    now = timezone.now()
    assert claim_job(now) == job

    assert claim_job(now + running.LEASE - SECOND) is None
    assert claim_job(now + running.LEASE) == job
    assert again(job).attempts == 2


def test_a_job_whose_workers_stopped_three_times_is_set_aside(asked):
    job, other = asked(), asked(day="2021-04-01")
    now = timezone.now()
    for attempt in range(3):
        assert claim_job(now + attempt * running.LEASE) == job

    assert claim_job(now + 3 * running.LEASE) == other
    assert again(job).state == Job.State.FAILED
    assert job.failed_because == "The work stopped three times before it was done."


def test_a_slow_worker_whose_job_was_taken_over_keeps_nothing(asked, kinds):
    asked()
    now = timezone.now()
    slow = claim_job(now)
    fast = claim_job(now + running.LEASE)

    run_job(fast)
    finish_job(slow, kinds["summary"](slow, slow.subject_seen_by(None)))
    running.fail_job(slow, "Too late.")

    assert Document.objects.count() == 1
    assert again(fast).state == Job.State.MADE


def test_a_slow_worker_does_not_fail_the_job_of_the_one_that_took_over(asked):
    asked()
    now = timezone.now()
    slow = claim_job(now)
    fast = claim_job(now + running.LEASE)

    running.fail_job(slow, "Too late.")

    assert (again(fast).failed_because, fast.claimed_until) == ("", now + 2 * running.LEASE)


def test_if_the_record_cannot_be_written_there_is_no_document(asked, monkeypatch):
    job = asked()

    def no_record(*args, **kwargs):
        raise RuntimeError("The log is full.")

    monkeypatch.setattr(running, "record", no_record)
    with pytest.raises(RuntimeError):
        run_waiting_jobs()

    assert not Document.objects.exists()
    assert again(job).state == Job.State.WAITING


def test_the_database_refuses_a_finished_job_with_neither_document_nor_reason(asked):
    job = asked()

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(finished_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_moment_never_take_the_same_job(asked):
    jobs = {asked(day=day).pk for day in range(6)}
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    taken, start = [], threading.Barrier(count)

    def work():
        start.wait()
        while job := claim_job(timezone.now()):
            taken.append(job.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(taken) == sorted(jobs)
