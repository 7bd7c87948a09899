"""The smoke part is every test that uses the database, but for the browser's: the demo and a small
installation run on SQLite, which orders, locks and compares in ways of its own.
"""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        uses_database = item.get_closest_marker("django_db") or "db" in item.fixturenames
        if uses_database and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.smoke)
