"""The reports that a review owes: to whom, by when, and that they were delivered."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agreements.plans.models import Review, ReviewReport
from agreements.plans.models.concern import concerned_on, printed
from agreements.plans.reviews import lock_review
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words as day_words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion


@transaction.atomic
def owe_report(
    review: Review,
    *,
    stage: str,
    by: User | None,
    to: Body | None = None,
    to_words: str = "",
    due: PrintedDate | None = None,
    covers: str = "",
) -> ReviewReport:
    """Say that a review owes a report at a stage, to a body on record or to one named in words."""
    review = lock_review(review)
    last = review.reports.aggregate(last=Max("position"))["last"] or 0
    report = ReviewReport(review=review, position=last + 1)
    _set(report, stage=stage, to=to, to_words=to_words, due=due, covers=covers)
    report.save()
    after = {"stage": stage, "to": report.whom, "due": report.due_words}
    _record("review_report.owed", report, by, after=after)
    return report


@transaction.atomic
def change_report(report: ReviewReport, *, by: User, version: int, **changes: Any) -> ReviewReport:
    """Change what report is owed, to whom and by when. The audit log keeps what stood before."""
    report = lock_report(report, version)
    before = {"stage": report.stage, "to": report.whom, "due": report.due_words}
    _set(report, **changes)
    report.version += 1
    report.save()
    after = {"stage": report.stage, "to": report.whom, "due": report.due_words}
    _record("review_report.changed", report, by, before=before, after=after)
    return report


@transaction.atomic
def deliver_report(
    report: ReviewReport,
    *,
    delivered_on: dt.date,
    today: dt.date,
    version: int,
    by: User,
    reference: str = "",
) -> ReviewReport:
    """Record that a report was delivered on a day that is not after `today`, and where it is."""
    report = lock_report(report, version)
    if report.delivered_on:
        raise RuleBroken(f"This was delivered already, on {day_words(report.delivered_on)}.")
    if delivered_on > today:
        raise RuleBroken("The day it was delivered must be today or in the past.")
    report.delivered_on, report.reference = delivered_on, reference
    _save(report, "delivered_on", "reference")
    after = {"delivered_on": delivered_on, "reference": reference}
    _record("review_report.delivered", report, by, after=after)
    return report


@transaction.atomic
def take_delivery_back(
    report: ReviewReport, *, reason: str, version: int, by: User
) -> ReviewReport:
    """Say that a report was not delivered after all, and why."""
    report = lock_report(report, version)
    if not report.delivered_on:
        raise RuleBroken("This is not marked as delivered.")
    before = {"delivered_on": report.delivered_on, "reference": report.reference}
    report.delivered_on, report.reference = None, ""
    _save(report, "delivered_on", "reference")
    _record("review_report.taken_back", report, by, before=before, after={"reason": reason})
    return report


def _set(report: ReviewReport, **values: Any) -> None:
    if "due" in values:
        values |= printed("due", values.pop("due"))
    for name, value in values.items():
        setattr(report, name, value)
    if bool(report.to) == bool(report.to_words):
        raise RuleBroken("Say to whom: select a body, or name one that is not in the list.")


def lock_report(report: ReviewReport, version: int) -> ReviewReport:
    rows = ReviewReport.objects.select_for_update(of=("self",))
    locked = rows.select_related("review__partnership", "review__agreement", "to").get(pk=report.pk)
    if locked.version != version:
        raise StaleVersion("Somebody else changed this report in between.", theirs=locked)
    return locked


def _save(report: ReviewReport, *fields: str) -> None:
    report.version += 1
    report.save(update_fields=[*fields, "version"])


def _record(what: str, report: ReviewReport, by: User | None, **changes: Any) -> None:
    ids = concerned_on(report.review, timezone.localdate())
    record(what, report, by=by, organisations=ids, **changes)
