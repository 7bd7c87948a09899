"""The smoke part runs on SQLite too, on which the demo and a small installation live.

It is the sample data, the line from a paper to the public register, and all that leans on how a
database locks, searches, orders or refuses. Whatever else uses the database asks Django alone.
"""

import pytest

from tests import machine

FOLDER = machine.ROOT / "tests"
SMOKE = [
    FOLDER / name
    for name in (
        "agreements/register/taking_in",
        "agreements/register/test_cover.py",
        "agreements/register/test_listing.py",
        "agreements/register/test_place_cover.py",
        "agreements/texts",
        "commissioning/audit",
        "commissioning/documents",
        "commissioning/health",
        "commissioning/home",
        "commissioning/jobs",
        "commissioning/notices",
        "commissioning/organisations",
        "commissioning/search",
        "governance/decisions",
        "governance/public",
        "governance/sample",
    )
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        uses_database = item.get_closest_marker("django_db") or "db" in item.fixturenames
        if uses_database and any(item.path.is_relative_to(part) for part in SMOKE):
            item.add_marker(pytest.mark.smoke)


def pytest_configure():
    """A folder that was renamed would leave the smoke part unseen."""
    gone = [str(part) for part in SMOKE if not part.exists()]
    assert not gone, f"the smoke part names what is not there: {gone}"
