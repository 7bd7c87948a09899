import pytest
from celery import Celery

from commissioning import celery
from commissioning.jobs.queue import queue_job


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
