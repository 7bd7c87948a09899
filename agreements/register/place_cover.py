"""Are we covered? As a place's own page opens with it, and a commissioner's first page shows it."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from agreements.register.cover import cover, if_nothing_is_done, that_commission
from agreements.register.cover_facts import facts_among
from agreements.register.facts import Facts
from agreements.register.home_facts import agreements_at_home
from agreements.register.pictures import Picture, chain_picture, cover_picture
from agreements.register.places import agreements_seen
from commissioning.accounts.roles import Role
from commissioning.calendar.dates import add_months
from commissioning.calendar.financial_years import FinancialYear
from commissioning.home.reading import Reading
from commissioning.home.registry import Panel
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.reading import read_once
from commissioning.partnerships.sections import Section

MOST_PLACES = 3
YEARS_BACK, YEARS_ON = 2, 3


def cover_section(partnership: Partnership, user: Any) -> Section | None:
    """How the place is covered by the agreements that `user` may see."""
    seen = read_once(partnership, user, agreements_seen)
    facts = that_commission(facts_among(seen.rows.keys(), seen.facts))
    today = timezone.localdate()
    picture = chain_picture(facts, today=today, known_on=today, subject=partnership.name)
    if picture is None or not picture.rows:
        return None
    return Section(
        "Are we covered?",
        html=_figure(picture, partnership),
        more_text="Other days, what was known then, and what is ahead",
        more_url=reverse("register:place_cover", args=[partnership.slug]),
        order=-10,
    )


def cover_panel(user: Any, today: dt.date, reading: Reading) -> Panel | None:
    """The years about today of each place in which a commissioner has agreements (pages.md 7.1)."""
    if not user.is_role(Role.COMMISSIONER):
        return None
    seen = reading.once(agreements_at_home)
    places: dict[Partnership, list[int]] = defaultdict(list)
    counted = that_commission(seen.facts)
    for pk, row in seen.rows.items():
        if pk in counted:
            places[row.partnership].append(pk)
    shown = [
        _figure(picture, place)
        for place in sorted(places, key=lambda one: one.name)
        if (picture := _years_about(facts_among(places[place], seen.facts), place, today))
    ]
    if not shown:
        return None
    return Panel("Cover of my agreements", SafeString("".join(shown[:MOST_PLACES])), order=10)


def _years_about(facts: dict[int, Facts], place: Partnership, today: dt.date) -> Picture | None:
    year = FinancialYear.containing(today).starting
    first = FinancialYear(year - YEARS_BACK).first_day
    last = add_months(FinancialYear(year).last_day, 12 * (YEARS_ON - 1))
    spans = if_nothing_is_done(cover(facts, first, last, today), today)
    picture = cover_picture(
        facts,
        spans,
        first=first,
        last=last,
        today=today,
        known_on=today,
        subject=place.name,
        key=f"cover-{place.slug}",
    )
    return picture if picture.rows else None


def _figure(picture: Picture, place: Partnership) -> SafeString:
    url = f"{place.get_absolute_url()}cover"
    context = {"picture": picture, "cover_url": url}
    return SafeString(render_to_string("register/place_figure.html", context, using="pages"))
