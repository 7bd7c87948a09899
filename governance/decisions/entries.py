"""Decisions where others list them: in the search, in the time line and on the page of a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import Row, Section
from commissioning.partnerships.timeline import Entry
from commissioning.search.registry import AT_MOST, Found
from governance.decisions.models import Decision
from governance.decisions.register_search import find_words

SHOWN = 5


def find_decisions(user: Any, words: str) -> Iterator[Found]:
    """Published decisions with all of `words`, and drafts that `user` may see with them in the title."""
    seen = Decision.objects.visible_to(user)
    in_title = Q()
    for word in words.split():
        in_title &= Q(title__icontains=word)
    drafts = seen.filter(in_title, published_at__isnull=True)
    for decisions in (drafts, find_words(seen.published(), words)):
        newest = decisions.select_related("partnership", "body").order_by("-listed_on", "-pk")
        for decision in newest[: AT_MOST + 1]:
            said = decision.reference or "Draft"
            yield Found(
                "Decisions",
                decision.title,
                decision.get_absolute_url(),
                f"{said}, {decision.body}, {decision.partnership}",
            )


def timeline_entries(partnership: Partnership, user: Any) -> Iterator[Entry]:
    """Each decision of the place on the day it was taken."""
    decisions = Decision.objects.visible_to(user).filter(partnership=partnership)
    for decision in decisions.select_related("partnership", "body"):
        state = "" if decision.is_published else " (draft)"
        yield Entry(
            decision.decided_on,
            f"Decided by {decision.body}: {decision.title}{state}",
            decision.get_absolute_url(),
            "decision",
        )


def place_section(partnership: Partnership, user: Any) -> Section:
    """The newest decisions, on the page of the place."""
    decisions = Decision.objects.visible_to(user).filter(partnership=partnership)
    newest = decisions.select_related("partnership", "body").order_by("-listed_on", "-pk")
    if user.is_authenticated:
        more = reverse("decisions:decisions_of_place", args=[partnership.slug])
    else:
        more = f"/register/{partnership.slug}/"
    return Section(
        "Decisions",
        [
            Row(one.title, one.get_absolute_url(), one.reference or "Draft")
            for one in newest[:SHOWN]
        ],
        "All decisions",
        more,
        "No decisions yet.",
        order=40,
    )
