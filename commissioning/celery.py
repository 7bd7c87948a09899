"""The Celery app. It only wakes work up: what must be done is rows in the database."""

import os
from threading import Thread

import structlog
from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commissioning.settings")

app = Celery("commissioning")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
log = structlog.get_logger(__name__)


def wake(task: str) -> None:
    """Tell a worker that there is work, after the transaction that made it.

    Nobody waits for the broker, which takes seconds to be found missing. If no worker hears,
    nothing is lost: it looks for itself each minute.
    """
    Thread(target=_send, args=(app, task), daemon=True).start()


def _send(app: Celery, task: str) -> None:
    try:
        app.send_task(task, retry=False)
    except Exception as failure:  # whatever a broker's client may raise
        log.warning("worker_not_woken", task=task, failure=type(failure).__name__)
