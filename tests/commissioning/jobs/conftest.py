import pytest
from celery import Celery

from commissioning import celery
from commissioning.jobs.kinds import Made, job_kinds
from commissioning.jobs.queue import queue_job


@pytest.fixture
def kinds(monkeypatch):
    """Kinds of work that only one test has: `kinds["broken"] = maker`."""
    own = dict(job_kinds._makers)
    monkeypatch.setattr(job_kinds, "_makers", own)
    own["summary"] = lambda job, subject: Made(
        title=f"Summary of {subject.key}",
        file_name="summary.txt",
        media_type="text/plain",
        content=f"Asked: {job.details}".encode(),
    )
    return own


@pytest.fixture
def asked(kinds, draft, council, icb, viewer):
    """Ask for a document about the draft, as a viewer of the council."""

    def ask(kind="summary", by=viewer, **details):
        return queue_job(kind, draft, by=by, organisations=[council.pk, icb.pk], details=details)

    return ask


@pytest.fixture
def worker(monkeypatch):
    """What a worker would hear: the messages of a broker that only this test has."""
    app = Celery(broker="memory://", set_as_current=False)
    monkeypatch.setattr(celery, "app", app)
    with app.connection_for_read() as connection:
        messages = connection.SimpleQueue("celery")
        messages.clear()
        yield messages
        messages.close()
