"""Documents made in the background."""

from typing import Any

from agreements.register.models import Agreement
from agreements.texts.documents import AGREEMENT_PDF
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.jobs.running import run_waiting_jobs
from tests.factories import (
    JobFactory,
)
from tests.permissions.world import Thing, World


def put_documents(world: World) -> None:
    draft, by = world.things["draft agreement"].row, world.user("viewer")
    assert isinstance(draft, Agreement)
    job = queue_job(AGREEMENT_PDF, draft, by=by, organisations=draft.organisation_ids)
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.MADE, job.failed_because
    with world.words_of("failed document"):
        failed: Any = JobFactory(
            marked=True,
            subject=draft,
            asked_by=by,
            finished_at=job.finished_at,
            organisations=job.organisations,
        )
    world.things |= {
        "document": Thing(job, {"key": job.key}),
        "failed document": Thing(failed, {"key": failed.key}),
    }
