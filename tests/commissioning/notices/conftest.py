import datetime as dt

import pytest

from commissioning.notices.clock import Reminder, reminder_sources
from tests.commissioning.notices.mail_server import Inbox, running


class Source:
    """A reminder source that only one test has: it yields what the test puts in `reminders`."""

    def __init__(self):
        self.__qualname__ = "Source"
        self.reminders = []
        self.broken = False

    def __call__(self, on):
        if self.broken:
            raise ZeroDivisionError
        return iter(self.reminders)

    def remind(self, *people, due_on, matter="agreement 1 ends", lead="", **facts):
        self.reminders.append(
            Reminder(
                key=f"{matter} {lead or due_on}",
                series=matter,
                recipients=people,
                subject=facts.get("subject", f"{matter}, {lead}".strip(", ")),
                body=facts.get("body", "Start the renewal."),
                url="/northshire/agreements/abcdefgh/",
                due_on=due_on,
                place=facts.get("place", "northshire"),
            )
        )


@pytest.fixture
def source(monkeypatch):
    own = Source()
    monkeypatch.setattr(reminder_sources, "_providers", [own])
    return own


@pytest.fixture
def morning():
    """Nine in the morning in England on 31 December 2020."""
    return dt.datetime(2020, 12, 31, 9, tzinfo=dt.UTC)


@pytest.fixture
def inbox(settings):
    """A mail server that mail really goes to."""
    own = Inbox()
    with running(own) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.SITE_URL = "https://jca.example.org"
        yield own
