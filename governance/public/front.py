"""The public register on the front page, for those who have not signed in."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from commissioning.home.registry import PublicRow, PublicSection
from governance.decisions.models import Decision

LATEST = 10


def latest_decisions(today: dt.date) -> PublicSection:
    """The newest published decisions, with a link to all."""
    newest = Decision.objects.published().select_related("partnership", "body")
    return PublicSection(
        "Latest decisions",
        [
            PublicRow(
                one.title,
                one.get_absolute_url(),
                f"{one.reference}, {one.partnership}, {one.decided_on.words or 'no date stated'}",
            )
            for one in newest.order_by("-listed_on", "-pk")[:LATEST]
        ],
        "Search all decisions",
        reverse("public:register"),
        "No decisions yet. They appear here as soon as they are published.",
        order=10,
    )
