"""The board or body answerable for an agreement, on a day."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from agreements.register.models import Agreement, Variation
from agreements.register.notes import Note
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words


def answerable_on(agreement: Agreement, day: dt.date) -> Body | None:
    """Whom the agreement names, or the latest variation of its governance in force by `day`."""
    variations = agreement.variations.in_force_on(day).filter(answers_to__isnull=False)
    latest = variations.select_related("answers_to").order_by("effective_latest", "pk").last()
    return latest.answers_to if latest else agreement.answers_to


def ended_board(agreement: Agreement, body: Body | None, day: dt.date) -> Iterator[Note]:
    """That the board answerable for it had ended before `day`, and where another is named."""
    if body and body.last_on and body.is_over_on(day):
        page = f"{agreement.get_absolute_url()}edit/"
        said = f"{body}, which is answerable for it, ended on {words(body.last_on)}."
        yield Note(said, page, "Say who is answerable now")


def answerable_to(body: Body, day: dt.date) -> QuerySet[Agreement]:
    """The agreements of which `body` is answerable on `day`: what `answerable_on` says of each."""
    governing = Variation.objects.in_force_on(day).filter(
        agreement=OuterRef("pk"), answers_to__isnull=False
    )
    latest = governing.order_by("-effective_latest", "-pk").values("answers_to")[:1]
    now = Coalesce(Subquery(latest), "answers_to", output_field=BigIntegerField())
    return Agreement.objects.annotate(answerable=now).filter(answerable=body.pk)


def boards_for(agreement: Agreement, user: Any) -> QuerySet[Body]:
    """The boards and bodies of its place; an officer answers to one of them. Not what has ended,
    unless the agreement names it already.
    """
    boards = Body.objects.visible_to(user).filter(partnership=agreement.partnership_id)
    named = boards.filter(pk=agreement.answers_to_id or 0)
    there = boards.there_on(timezone.localdate()) | named
    return there.exclude(kind=Body.Kind.OFFICER)
