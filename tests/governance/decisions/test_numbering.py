"""Numbers without gap or repeat, however many publish at once (invariant I4; README, settled 4)."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction

from governance.decisions.decisions import record_decision
from governance.decisions.models import Decision
from governance.decisions.publication import publish_decision
from tests.governance.conftest import TODAY, whole

EACH = 6


class Failed(Exception):
    """Something that breaks after a number was taken."""


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_every_number_once(place, board, secretary):
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    drafts = [record_decision(place, by=secretary, **whole(board)) for _ in range(EACH * count)]
    start = threading.Barrier(count)

    def publish(mine):
        start.wait()
        for n, draft in enumerate(mine):
            if n % 3 == 0:
                publish_and_fail(draft, secretary)
            publish_decision(draft, version=1, by=secretary, key="k", on=TODAY)
        connection.close()

    threads = [threading.Thread(target=publish, args=(drafts[n::count],)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = Decision.objects.published().order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, EACH * count + 1))


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_many_times_at_once_publishes_once(written, secretary):
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    start, answers = threading.Barrier(count), []

    def publish():
        start.wait()
        answers.append(publish_decision(written, version=1, by=secretary, key="k", on=TODAY).pk)
        connection.close()

    threads = [threading.Thread(target=publish) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [written.revisions.get().pk] * count


def publish_and_fail(draft, by):
    """Take a number in vain: all of it is undone."""
    with suppress(Failed), transaction.atomic():
        publish_decision(draft, version=1, by=by, key="in vain", on=TODAY)
        raise Failed
