"""Telling the parties that a draft was sent to them to be read. Only reads."""

import datetime as dt
from collections.abc import Iterator

from agreements.register.models import Agreement, Party, Signature
from agreements.register.recipients import commissioners_for
from commissioning.notices.clock import Reminder

TOLD_FOR = dt.timedelta(days=14)
"""A draft that nobody was told of for so long is old news: the register still lists it."""


def review_reminders(on: dt.date) -> Iterator[Reminder]:
    """One for each draft sent for review, to the commissioners of its parties; it leads to the text.

    Once every party has signed there is nothing to read over any more.
    """
    waiting = Signature.objects.filter(state="awaited").values("party__agreement")
    sent = Agreement.objects.filter(
        sent_for_review_on__range=(on - TOLD_FOR, on), pk__in=waiting
    ).select_related("partnership")
    drafts = list(sent.order_by("pk"))
    bodies: dict[int, set[int]] = {draft.pk: set() for draft in drafts}
    parties = Party.objects.on(on).filter(agreement__in=bodies)
    for agreement, body in parties.values_list("agreement_id", "organisation_id"):
        bodies[agreement].add(body)
    told = commissioners_for(bodies, on=on)
    for draft in drafts:
        day = draft.sent_for_review_on
        assert day is not None
        name = f"review register.agreement {draft.pk} {day}"
        yield Reminder(
            key=name,
            series=name,
            recipients=told.get(draft.pk, ()),
            subject=f"{draft.title} was sent for review",
            body="Read the draft, and comment on its clauses where you want them otherwise.\n\n"
            "You get this because you are a commissioner of a party to it.",
            url=f"{draft.get_absolute_url()}text/",
            due_on=day,
            place=draft.partnership.slug,
        )
