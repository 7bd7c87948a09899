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
    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("load_sample")

    from tests.bench import rows

    print(
        f"\n{'page, on ' + connection.vendor:<44} {'ms':>7} {'worst':>7} {'queries':>7} {'KB':>7}"
    )
    broken = [time_page(*row) for row in rows.PAGES]
    print(f"\n{'document':<44} {'ms':>7} {'worst':>7} {'queries':>7} {'KB':>7}")
    broken += [time_document(*row) for row in rows.DOCUMENTS]
    return sum(broken)


def time_page(name, reader, address):
    """Print one row for a page as `reader` gets it; return whether it was broken."""
    client, where = Client(), address()
    user = reader()
    if user:
        client.force_login(user)

    def visit():
        answer = client.get(where)
        return f"{where} answered {answer.status_code}", answer.status_code == 200, size_of(answer)

    return time_row(name, visit, TIMES)


def size_of(answer):
    return len(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def time_document(name, reader, kind, subject):
    """Print one row for a document as the worker makes it; return whether it was broken."""
    from commissioning.jobs.queue import queue_job
    from commissioning.jobs.running import run_waiting_jobs

    about = subject()

    def make():
        job = queue_job(kind, about, by=reader(), organisations=[])
        run_waiting_jobs()
        job.refresh_from_db()
        return job.failed_because, job.document is not None, job.document and job.document.size

    return time_row(name, make, 3)


def time_row(name, act, times):
    taken, queries = [], []
    for _ in range(times):
        queries.clear()
        began = time.perf_counter()
        with connection.execute_wrapper(lambda *query: queries.append(1) or query[0](*query[1:])):
            said, worked, size = act()
        taken.append(1000 * (time.perf_counter() - began))
        if not worked:
            print(f"{name:<44} BROKEN: {said}")
            return True
    middle = statistics.median(taken)
    print(f"{name:<44} {middle:7.1f} {max(taken):7.1f} {len(queries):7} {size / 1024:7.1f}")
    return False


if __name__ == "__main__":
    sys.exit(main())
