"""How long the main pages and documents take on the sample data. Figures to look at, no limits.

    python3 run.py bench

A row that does not answer as a person would want it is printed as such, and fails the run: a bench
that leaves out what is broken shows how fast nothing is.
"""

import os
import statistics
import sys
import time

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment

TIMES = 15


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commissioning.settings")
    os.environ.setdefault("EXPORTS_AN_HOUR", "1000")
    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("load_sample")

    from tests.bench import rows

    print(
        f"\n{'page, on ' + connection.vendor:<44} {'ms':>7} {'worst':>7} {'queries':>7} {'KB':>7}"
    )
    broken = [time_page(*row) for row in rows.PAGES]
    print(
        f"\n{'act, with the page that follows':<44} {'ms':>7} {'worst':>7} {'queries':>7} {'KB':>7}"
    )
    broken += [time_act(*row) for row in rows.ACTS]
    print(f"\n{'document':<44} {'ms':>7} {'worst':>7} {'queries':>7} {'KB':>7}")
    broken += [time_document(*row) for row in rows.DOCUMENTS]
    return sum(broken)


def time_page(name, reader, address):
    """Print one row for a page as `reader` gets it; return whether it was broken."""

    def prepare():
        client, where, user = Client(), address(), reader()
        if user:
            client.force_login(user)
        return lambda: size_of(client.get(where))

    return time_row(name, prepare, TIMES)


def time_act(name, reader, address, words):
    """Print one row for a form as `reader` sends it, up to the page that follows."""

    def prepare():
        client, where = Client(), address()
        client.force_login(reader())

        def act():
            answer = client.post(where, words())
            if answer.status_code != 302:
                raise LookupError(f"{where} answered {answer.status_code}")
            return size_of(client.get(answer["Location"]))

        return act

    return time_row(name, prepare, TIMES)


def size_of(answer):
    if answer.status_code != 200:
        raise LookupError(f"{answer.request['PATH_INFO']} answered {answer.status_code}")
    return len(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def time_document(name, reader, kind, subject):
    """Print one row for a document as the worker makes it; return whether it was broken."""
    from commissioning.jobs.queue import queue_job
    from commissioning.jobs.running import run_waiting_jobs

    def make(about, user):
        job = queue_job(kind, about, by=user, organisations=[])
        run_waiting_jobs()
        job.refresh_from_db()
        if job.document is None:
            raise LookupError(job.failed_because)
        return job.document.size

    def prepare():
        about, user = subject(), reader()
        return lambda: make(about, user)

    return time_row(name, prepare, 3)


def time_row(name, prepare, times):
    taken, queries = [], []

    def count(execute, *query):
        queries.append(query)
        return execute(*query)

    try:
        act = prepare()
        for _ in range(times):
            queries.clear()
            began = time.perf_counter()
            with connection.execute_wrapper(count):
                size = act()
            taken.append(1000 * (time.perf_counter() - began))
    except Exception as problem:
        print(f"{name:<44} BROKEN: {problem!r}")
        return True
    middle = statistics.median(taken)
    print(f"{name:<44} {middle:7.1f} {max(taken):7.1f} {len(queries):7} {size / 1024:7.1f}")
    return False


if __name__ == "__main__":
    sys.exit(main())
