"""Emptying the test database after a test that committed.

The audit log refuses that by trigger, as it should, so only here are the triggers set aside, and
only for the emptying. Afterwards the rows that migrations had made stand there again.
"""

import json
from contextlib import contextmanager

from django.db import connection, connections
from django.test import TransactionTestCase

# A live server's threads would keep their connections, and the test database could not be dropped.
connections.settings["default"]["CONN_MAX_AGE"] = 0
DJANGO_MAKES_THEM_AGAIN = {"contenttypes.contenttype", "auth.permission"}
made_by_migrations: list[str] = []
set_up = TransactionTestCase._fixture_setup.__func__
tear_down = TransactionTestCase._fixture_teardown


def remember_what_migrations_made(test_class):
    if not made_by_migrations:
        rows = json.loads(connection.creation.serialize_db_to_string())
        kept = [row for row in rows if row["model"] not in DJANGO_MAKES_THEM_AGAIN]
        made_by_migrations.append(json.dumps(kept))
    set_up(test_class)


def empty_and_restore(test):
    with triggers_set_aside():
        tear_down(test)
    connection.creation.deserialize_db_from_string(made_by_migrations[0])


@contextmanager
def triggers_set_aside():
    aside = set_aside_on_postgresql if connection.vendor == "postgresql" else set_aside_on_sqlite
    with connection.cursor() as cursor, aside(cursor):
        yield


@contextmanager
def set_aside_on_postgresql(cursor):
    cursor.execute("SET session_replication_role = replica")
    yield
    cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def set_aside_on_sqlite(cursor):
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    for name, _sql in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        cursor.execute(sql)


TransactionTestCase._fixture_setup = classmethod(remember_what_migrations_made)
TransactionTestCase._fixture_teardown = empty_and_restore
