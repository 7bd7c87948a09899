"""Finding plans and reviews by their words."""

from collections.abc import Iterator
from functools import reduce
from typing import Any

from django.db.models import Q

from agreements.plans.models import Plan, PlanPriority, PlanTask, Review, ReviewPoint
from commissioning.search.registry import AT_MOST, Found


def find_plans(user: Any, words: str) -> Iterator[Found]:
    """Plans that `user` may see, one of whose priorities or tasks, or whose title, has every word."""
    told = PlanPriority.objects.filter(_all_in(words, "name", "words")).values("plan")
    to_do = PlanTask.objects.filter(_all_in(words, "words")).values("plan")
    own = _all_in(words, "title", "client_group")
    found = Plan.objects.visible_to(user).filter(own | Q(pk__in=told) | Q(pk__in=to_do))
    for plan in found.select_related("partnership")[: AT_MOST + 1]:
        about = f"{plan.get_kind_display()}, {plan.partnership}"
        yield Found("Plans", plan.title, plan.get_absolute_url(), about)


def find_reviews(user: Any, words: str) -> Iterator[Found]:
    """Reviews that `user` may see, of whose points one, or whose own words, hold every word."""
    told = ReviewPoint.objects.filter(_all_in(words, "words")).values("review")
    own = _all_in(words, "title", "why_now", "outcome_words")
    found = Review.objects.visible_to(user).filter(own | Q(pk__in=told))
    for review in found.select_related("partnership", "agreement", "body")[: AT_MOST + 1]:
        yield Found("Reviews", review.title, review.get_absolute_url(), f"Of {review.of}")


def _all_in(words: str, *fields: str) -> Q:
    """Every word stands in one field or another."""

    def somewhere(word: str) -> Q:
        return reduce(Q.__or__, (Q(**{f"{field}__icontains": word}) for field in fields))

    return reduce(Q.__and__, map(somewhere, words.split()), Q())
