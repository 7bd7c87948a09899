"""What waits longer than it should: the sign that no worker runs, or that mail does not go out."""

import datetime as dt
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from commissioning.jobs.models import Job
from commissioning.notices.models import Notice

NOTICES_LATE = dt.timedelta(minutes=15)
JOBS_LATE = dt.timedelta(minutes=10)


def migrations_pending(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database lacks a table or column that this release expects."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def late_work(now: dt.datetime) -> Iterator[str]:
    """A line for notices unsent 15 minutes after they were due, and jobs undone after 10."""
    notices = Notice.objects.unsent().filter(due_at__lte=now - NOTICES_LATE)
    if oldest := notices.order_by("due_at").first():
        yield f"notices late: {notices.count()}, the oldest due {oldest.due_at:%Y-%m-%dT%H:%MZ}"
    jobs = Job.objects.filter(finished_at__isnull=True, asked_at__lte=now - JOBS_LATE)
    if first := jobs.order_by("asked_at").first():
        yield f"documents late: {jobs.count()}, the oldest asked {first.asked_at:%Y-%m-%dT%H:%MZ}"
