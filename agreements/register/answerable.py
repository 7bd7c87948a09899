"""The board or body answerable for an agreement, on a day."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from agreements.register.models import Agreement
from commissioning.authorities.models import Body


def answerable_on(agreement: Agreement, day: dt.date) -> Body | None:
    """Whom the agreement names, or the latest variation of its governance in force by `day`."""
    variations = agreement.variations.in_force_on(day).filter(answers_to__isnull=False)
    latest = variations.select_related("answers_to").order_by("effective_latest", "pk").last()
    return latest.answers_to if latest else agreement.answers_to


def boards_for(agreement: Agreement, user: Any) -> QuerySet[Body]:
    """The boards and bodies of its place; an officer answers to one of them."""
    boards = Body.objects.visible_to(user).filter(partnership=agreement.partnership_id)
    return boards.exclude(kind=Body.Kind.OFFICER)
