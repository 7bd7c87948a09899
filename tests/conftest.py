"""What every test gets."""

pytest_plugins = [
    "tests.cast",
    "tests.plugins.chromium",
    "tests.plugins.flush",
    "tests.plugins.needs",
    "tests.plugins.network",
    "tests.plugins.smoke",
    "tests.plugins.surroundings",
    "tests.papers",
]
