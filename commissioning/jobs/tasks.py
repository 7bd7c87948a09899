"""What the worker hears."""

from celery import shared_task

from commissioning.jobs.running import run_waiting_jobs


@shared_task(name="jobs.run_waiting_jobs")
def run_waiting_jobs_now() -> None:
    run_waiting_jobs()
