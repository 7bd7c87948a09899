"""Finding areas, indicators, obligations and milestones by their words."""

from collections.abc import Iterator
from functools import reduce
from typing import Any

from django.db.models import Q

from agreements.areas.models import Area, AreaStanding, Indicator, Milestone, Obligation
from agreements.areas.planning import PLAN
from commissioning.search.registry import AT_MOST, Found


def find_areas(user: Any, words: str) -> Iterator[Found]:
    """Areas whose name, or whose words in an agreement that `user` may see, hold every word."""
    seen = AreaStanding.objects.visible_to(user)
    told = seen.filter(_all_in(words, "name_as_printed", "words", "note"))
    areas = Area.objects.visible_to(user).select_related("partnership")
    found = areas.filter(
        _all_in(words, "name", *PLAN, "working_group") | Q(pk__in=told.values("area"))
    )
    for area in found[: AT_MOST + 1]:
        yield Found("Areas", area.name, area.get_absolute_url(), str(area.partnership))


def find_milestones(user: Any, words: str) -> Iterator[Found]:
    milestones = Milestone.objects.visible_to(user).select_related("agreement__partnership")
    for milestone in milestones.filter(_all_in(words, "words"))[: AT_MOST + 1]:
        about = f"By {milestone.due_words}. {milestone.agreement}"
        yield Found("Milestones", milestone.words, milestone.get_absolute_url(), about)


def find_indicators(user: Any, words: str) -> Iterator[Found]:
    seen = Indicator.objects.visible_to(user).filter(_all_in(words, "name")).distinct()
    for one in seen.with_whose()[: AT_MOST + 1]:
        yield Found("Indicators", one.name, one.get_absolute_url(), str(one.subject))


def find_obligations(user: Any, words: str) -> Iterator[Found]:
    seen = Obligation.objects.visible_to(user).select_related("agreement__partnership")
    for one in seen.filter(_all_in(words, "words"))[: AT_MOST + 1]:
        yield Found("Obligations", one.words, one.get_absolute_url(), str(one.agreement))


def agreements_with_area(user: Any, name: str) -> Any:
    """The ids of agreements in which an area of such a name stands, as printed or as we call it."""
    told = Q(name_as_printed__icontains=name) | Q(area__name__icontains=name)
    return AreaStanding.objects.visible_to(user).filter(told).values("agreement")


def _all_in(words: str, *fields: str) -> Q:
    """Every word stands in one field or another."""

    def somewhere(word: str) -> Q:
        return reduce(Q.__or__, (Q(**{f"{field}__icontains": word}) for field in fields))

    return reduce(Q.__and__, map(somewhere, words.split()), Q())
