import pytest

from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.jobs.running import run_waiting_jobs


@pytest.fixture
def job(kinds, draft, viewer, council):
    return queue_job("summary", draft, by=viewer, organisations=[council.pk])


def test_a_program_asks_until_it_is_made_and_takes_the_file(job, signed_in, viewer):
    client = signed_in(viewer)
    waiting = client.get(f"/api/v1/documents/{job.key}/").json()
    early = client.get(f"/api/v1/documents/{job.key}/download/")
    run_waiting_jobs()
    made = client.get(f"/api/v1/documents/{job.key}/").json()
    file = client.get(f"/api/v1/documents/{job.key}/download/")

    assert (waiting["state"], waiting["title"], early.status_code) == ("waiting", None, 404)
    assert (made["state"], made["file_name"], made["size"]) == ("made", "summary.txt", 9)
    assert file.getvalue() == b"Asked: {}"
    assert file.headers["Content-Disposition"] == 'attachment; filename="summary.txt"'


def test_a_stranger_finds_neither_the_document_nor_the_file(job, signed_in, outsider):
    run_waiting_jobs()
    client = signed_in(outsider)

    assert client.get("/api/v1/documents/").json()["results"] == []
    for path in ("", "download/"):
        assert client.get(f"/api/v1/documents/{job.key}/{path}").status_code == 404


def test_one_that_failed_is_tried_again(job, kinds, signed_in, viewer):
    Job.objects.filter(pk=job.pk).update(failed_because="No.", finished_at=job.asked_at, attempts=3)

    answer = signed_in(viewer).post(f"/api/v1/documents/{job.key}/retry/")

    assert (answer.status_code, answer.json()["state"]) == (200, "waiting")


def test_one_that_did_not_fail_is_not(job, signed_in, viewer):
    answer = signed_in(viewer).post(f"/api/v1/documents/{job.key}/retry/")

    assert answer.status_code == 409
