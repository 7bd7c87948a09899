"""After a test with transactions of its own, Django empties every table: the append-only too.

The triggers that refuse it are taken away for that moment, by the owner of the tables, which the
service itself is not.
"""

from contextlib import contextmanager

from django.db import connection, connections
from django.test import TransactionTestCase

# A live server's threads would keep their connections, and the test database could not be dropped.
connections.settings["default"]["CONN_MAX_AGE"] = 0


@contextmanager
def triggers_asleep():
    change = asleep_on_postgresql if connection.vendor == "postgresql" else gone_from_sqlite
    with connection.cursor() as cursor, change(cursor):
        yield


@contextmanager
def asleep_on_postgresql(cursor):
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    tables = [table for (table,) in cursor.fetchall()]
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@contextmanager
def gone_from_sqlite(cursor):
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        cursor.execute(statement)


def empty_the_database(self, _empty=TransactionTestCase._fixture_teardown):
    with triggers_asleep():
        _empty(self)


TransactionTestCase._fixture_teardown = empty_the_database
