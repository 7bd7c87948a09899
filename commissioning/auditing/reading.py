"""Entries of a log as people read them."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import QuerySet

from commissioning.audit.models import Event, Link
from commissioning.spreadsheets.cells import Cell

LONDON = ZoneInfo("Europe/London")
COLUMNS = ("Number", "When", "What", "About", "Key", "Who", "Request", "Fingerprint")


def entries_of(organisation: int) -> QuerySet[Link]:
    links = Link.objects.filter(organisation=organisation)
    return links.select_related("event__by", "event__payload")


def narrowed(
    links: QuerySet[Link], *, what: str, who: str, since: dt.date | None, until: dt.date | None
) -> QuerySet[Link]:
    """Entries of the days `since` to `until`, both inclusive, by the clock in England."""
    if what:
        links = links.filter(event__what__icontains=what.replace(" ", "_"))
    if who:
        links = links.filter(event__by__name__icontains=who)
    if since:
        links = links.filter(event__at__gte=dt.datetime.combine(since, dt.time(), LONDON))
    if until:
        end = dt.datetime.combine(until + dt.timedelta(days=1), dt.time(), LONDON)
        links = links.filter(event__at__lt=end)
    return links


def words_of(event: Event) -> str:
    """ "agreement.sent_for_review" reads "Agreement sent for review"."""
    words = event.what.replace(".", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def about(event: Event) -> str:
    """What kind of thing it was done to: "agreement"."""
    try:
        return str(apps.get_model(event.subject_type)._meta.verbose_name)
    except LookupError:  # a part that is no longer there
        return event.subject_type


def rows_of(links: QuerySet[Link]) -> Iterator[list[Cell]]:
    """For a CSV: what was done, and no word of what was written."""
    yield list(COLUMNS)
    for link in links.order_by("sequence").iterator():
        event = link.event
        yield [
            link.sequence,
            event.at.isoformat(timespec="seconds"),
            event.what,
            event.subject_type,
            event.subject_id,
            event.by.name if event.by else "the service",
            event.request_id,
            link.hash,
        ]
