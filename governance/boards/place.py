"""Who decides in a place, on the page of the place."""

import datetime as dt
from typing import Any

from django.db.models import Case, When
from django.urls import reverse
from django.utils import timezone

from commissioning.authorities.models import Body
from commissioning.calendar.dates import words
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import Row, Section

SHOWN = 10


def bodies_section(partnership: Partnership, user: Any) -> Section | None:
    """Its boards and bodies by name, each with what it is in law today; None without any.

    What has ended comes last, with its last day.
    """
    today = timezone.localdate()
    bodies = Body.objects.visible_to(user).filter(partnership=partnership)
    is_over = Case(When(last_on__lt=today, then=1), default=0)
    bodies = bodies.order_by(is_over, "name", "pk")
    rows = [
        Row(
            body.name,
            reverse("boards:body", args=[partnership.slug, body.slug]),
            _said_of(body, today),
        )
        for body in bodies.prefetch_related("forms")[:SHOWN]
    ]
    if not rows:
        return None
    more = reverse("boards:bodies_of_place", args=[partnership.slug])
    return Section("Boards", rows, "All who decide here", more, order=35)


def _said_of(body: Body, today: dt.date) -> str:
    if body.last_on and body.is_over_on(today):
        return f"Ended on {words(body.last_on)}"
    forms = [
        form.get_form_display()
        for form in body.forms.all()
        if (form.from_on is None or form.from_on <= today)
        and (form.until_on is None or form.until_on >= today)
    ]
    return ", ".join(forms)
