"""What every test gets."""

pytest_plugins = [
    "tests.cast",
    "tests.plugins.chromium",
    "tests.plugins.emptying",
    "tests.plugins.needs",
    "tests.plugins.network",
    "tests.plugins.smoke",
    "tests.plugins.surroundings",
]
