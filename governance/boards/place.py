"""Who decides in a place, on the page of the place."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from commissioning.authorities.models import Body
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import Row, Section

SHOWN = 10


def bodies_section(partnership: Partnership, user: Any) -> Section | None:
    """Its boards and bodies by name, each with what it is in law today; None without any."""
    bodies = Body.objects.visible_to(user).filter(partnership=partnership).order_by("name", "pk")
    rows = [
        Row(body.name, reverse("boards:body", args=[partnership.slug, body.slug]), _form_of(body))
        for body in bodies.prefetch_related("forms")[:SHOWN]
    ]
    if not rows:
        return None
    more = reverse("boards:bodies_of_place", args=[partnership.slug])
    return Section("Boards", rows, "All who decide here", more, order=35)


def _form_of(body: Body) -> str:
    today = timezone.localdate()
    forms = [
        form.get_form_display()
        for form in body.forms.all()
        if (form.from_on is None or form.from_on <= today)
        and (form.until_on is None or form.until_on >= today)
    ]
    return ", ".join(forms)
