"""Real senders, really killed: nothing is lost, and a second copy shows that it is one."""

import os
import signal
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings
from django.db import connection

from commissioning.notices.models import Notice
from commissioning.notices.planning import queue_notice
from commissioning.notices.sending import LEASE, send_due_notices
from tests.commissioning.notices import sender
from tests.factories import UserFactory

KILLS = 4


@pytest.fixture
def start_sender(inbox):
    """Start a sender that uses this test's database and mail server; None where none can."""

    def start(now):
        database = connection.settings_dict
        url = (
            f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:"
            f"{database['PORT']}/{database['NAME']}"
        )
        mail = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "EMAIL_URL": mail,
            "SITE_URL": settings.SITE_URL,
            "PYTHONPATH": str(settings.BASE_DIR),
            "DJANGO_SETTINGS_MODULE": "commissioning.settings",
        }
        return subprocess.Popen([sys.executable, sender.__file__, now.isoformat()], env=environment)

    return start if connection.vendor == "postgresql" else None


@pytest.mark.django_db(transaction=True)
def test_senders_that_are_killed_lose_nothing(start_sender, inbox, source):
    for person in UserFactory.create_batch(8):
        queue_notice("a", to=[person], subject="Signed", body="x", url="/")
    wanted = set(Notice.objects.values_list("recipient__email", flat=True))
    now = Notice.objects.latest("due_at").due_at
    taken, kills = [], 0

    def take_and_kill_every_second_sender(mail):
        """The server has the mail; the sender dies before it hears so."""
        nonlocal kills
        taken.append((mail["To"], mail["Message-ID"]))
        if start_sender and kills < KILLS and len(taken) % 2:
            kills += 1
            os.kill(process.pid, signal.SIGKILL)
        return "250 OK"

    inbox.after_data = take_and_kill_every_second_sender
    for _ in range(KILLS + 1):
        if start_sender:
            process = start_sender(now)
            process.wait()
        else:
            send_due_notices(now)
        now += LEASE

    copies = Counter(taken)
    assert {address for address, _ in copies} == wanted
    assert len(copies) == len(wanted)
    assert sum(copies.values()) - len(copies) <= kills
    assert kills == (KILLS if start_sender else 0)
    assert not Notice.objects.unsent().exists()
