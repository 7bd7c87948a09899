import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from commissioning.health.lateness import late_work
from commissioning.jobs.models import Job
from commissioning.notices.models import Notice

DUE = dt.datetime(2027, 2, 2, 8, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def notice(viewer):
    return Notice.objects.create(
        key="a", recipient=viewer, subject="x", body="x", url="/", due_on=DUE.date(), due_at=DUE
    )


@pytest.fixture
def job(viewer):
    return Job.objects.create(
        kind="x", subject_type="accounts.user", subject_id=viewer.pk, asked_at=DUE
    )


def test_a_notice_is_late_a_quarter_of_an_hour_after_it_was_due(notice):
    assert list(late_work(DUE + 14 * MINUTE)) == []
    assert list(late_work(DUE + 15 * MINUTE)) == [
        "notices late: 1, the oldest due 2027-02-02T08:00Z"
    ]


@pytest.mark.parametrize("ended", [{"sent_at": DUE}, {"given_up_at": DUE, "failed_because": "x"}])
def test_a_notice_that_was_sent_or_given_up_is_not_late(notice, ended):
    Notice.objects.update(**ended)

    assert list(late_work(DUE + 60 * MINUTE)) == []


def test_a_document_is_late_after_ten_minutes(job):
    assert list(late_work(DUE + 9 * MINUTE)) == []
    assert list(late_work(DUE + 10 * MINUTE)) == [
        "documents late: 1, the oldest asked 2027-02-02T08:00Z"
    ]


def test_late_work_is_told_and_keeps_nobody_away(client, notice, time_machine):
    time_machine.move_to(DUE + 60 * MINUTE)

    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.text.splitlines()[1].startswith("notices late: 1")


def test_a_database_of_an_older_release_is_not_ready(client, db):
    MigrationRecorder(connection).migration_qs.filter(app="notices").delete()

    answer = client.get("/health/ready")

    assert (answer.status_code, answer.text) == (503, "migrations pending")
