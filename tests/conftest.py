"""What every test gets."""

pytest_plugins = [
    "tests.cast",
    "tests.plugins.needs",
    "tests.plugins.network",
    "tests.plugins.surroundings",
    "tests.papers",
]
