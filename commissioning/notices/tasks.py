"""What the worker hears, and what the clock makes it do."""

from celery import shared_task
from django.utils import timezone

from commissioning.notices import planning, sending


@shared_task(name="notices.plan_reminders")
def plan_reminders() -> None:
    planning.plan_reminders(timezone.localdate())


@shared_task(name="notices.send_due_notices")
def send_due_notices() -> None:
    sending.send_due_notices(timezone.now())
