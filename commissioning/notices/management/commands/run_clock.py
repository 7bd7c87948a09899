"""Play a stretch of calendar: what would have been sent, to whom, on which day. Sends nothing."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commissioning.accounts.models import User
from commissioning.notices.clock import Reminder, reminder_sources, reminders_of
from commissioning.partnerships.models import Partnership

DAY = dt.timedelta(days=1)


class Command(BaseCommand):
    help = "Lists the reminders that would go out between two days, both inclusive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", required=True, type=dt.date.fromisoformat)
        parser.add_argument("--to", dest="last", required=True, type=dt.date.fromisoformat)
        parser.add_argument("--place", default="", help="Only of this place, such as doncaster")

    def handle(self, *args: Any, first: dt.date, last: dt.date, place: str, **options: Any) -> None:
        if last < first:
            raise CommandError("The last day must not be before the first.")
        if place and not Partnership.objects.filter(slug=place).exists():
            raise CommandError(f"There is no place called {place}.")
        count = 0
        for day, person, reminder in played(first, last):
            if place in ("", reminder.place):
                self.stdout.write(f"{day:%d %B %Y}  {person.email}  {reminder.subject}")
                count += 1
        self.stdout.write(f"{count} in all, from {first:%-d %B %Y} to {last:%-d %B %Y}.")


def played(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, User, Reminder]]:
    """Each day's new reminders, as if the planner had run every morning since before `first`."""
    told = {(person.pk, reminder.key) for person, reminder in of_the_day(first - DAY)}
    for n in range((last - first).days + 1):
        day = first + n * DAY
        for person, reminder in of_the_day(day):
            if (person.pk, reminder.key) not in told:
                told.add((person.pk, reminder.key))
                yield day, person, reminder


def of_the_day(day: dt.date) -> Iterator[tuple[User, Reminder]]:
    due = [reminder for source in reminder_sources for reminder in reminders_of(source, day)]
    for reminder in sorted(due, key=lambda one: (one.due_on, one.key)):
        for person in sorted(set(reminder.recipients), key=lambda one: one.email):
            yield person, reminder
