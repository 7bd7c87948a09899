"""What the page of a place shows of plans and reviews, and what its timeline has of them."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from agreements.plans.models import Plan, Review
from agreements.plans.status import plan_status
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.reading import read_once
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry

FIRST_ROWS = 10


def plans_seen(partnership: Partnership, user: Any) -> list[Plan]:
    """The place's plans that `user` may see, with all that its page tells of them."""
    seen = Plan.objects.visible_to(user).filter(partnership=partnership)
    return list(seen.select_related("partnership").prefetch_related("states", "versions"))


def reviews_seen(partnership: Partnership, user: Any) -> list[Review]:
    """The reviews there that `user` may see, with all that its page tells of them."""
    seen = Review.objects.visible_to(user).filter(partnership=partnership)
    named = seen.select_related("partnership", "agreement", "body")
    return list(named.prefetch_related("reports__to"))


def plans_section(partnership: Partnership, user: Any) -> Section | None:
    """The place's plans that `user` may see, with how far each is today."""
    today = timezone.localdate()
    shown = read_once(partnership, user, plans_seen)
    rows = [
        Row(plan.title, plan.get_absolute_url(), plan_status(plan, on=today).tag)
        for plan in shown[:FIRST_ROWS]
    ]
    if not rows:
        return None
    everything = reverse("plans:plans", args=[partnership.slug])
    return Section("Plans", rows, "All plans of this place", everything, order=45)


def reviews_section(partnership: Partnership, user: Any) -> Section | None:
    """The reviews of agreements and boards there that `user` may see."""
    shown = read_once(partnership, user, reviews_seen)[:FIRST_ROWS]
    rows = [
        Row(
            review.title,
            review.get_absolute_url(),
            review.get_outcome_display() or "No outcome yet",
        )
        for review in shown
    ]
    if not rows:
        return None
    everything = reverse("plans:reviews", args=[partnership.slug])
    return Section("Reviews", rows, "All reviews of this place", everything, order=46)


def plan_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """When plans begin and end, how far each was, and when it was issued. Only what has a date."""
    for plan in read_once(partnership, user, plans_seen):
        told = [(plan.starts_on, f"{plan} begins"), (plan.ends_on, f"{plan} ends")]
        for state in plan.states.all():
            told.append((state.on, f"{plan}: {state.get_state_display().lower()}"))
        for version in plan.versions.all():
            act = "refreshed" if version.is_refresh else "issued"
            told.append((version.on, f"{plan}: {act}, {version.label}"))
        for on, words in told:
            if on.words:
                yield Entry(on, words, plan.get_absolute_url(), "plan")


def review_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """When reviews begin and are decided, and when their reports are due and are delivered."""
    for review in read_once(partnership, user, reviews_seen):
        told = [(review.begun_on, f"{review} begins")]
        outcome = review.get_outcome_display()
        told.append((review.decided_on, f"{review}: {outcome[:1].lower()}{outcome[1:]}"))
        for report in review.reports.all():
            told.append((report.due_on, f"Report due: {report}"))
            if report.delivered_on:
                told.append((PrintedDate.on(report.delivered_on), f"Report delivered: {report}"))
        for on, words in told:
            if on.words:
                yield Entry(on, words, review.get_absolute_url(), "review")
