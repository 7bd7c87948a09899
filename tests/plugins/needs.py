"""`@pytest.mark.needs("LibreOffice")`: what a test needs of the machine.

Elsewhere such a test is skipped where that is missing. In CI nothing may be skipped at all: what
cannot be tested there would pass for tested.
"""

import pytest

from tests import machine

PAPERS = machine.ROOT.parent / "shared" / "seeds"
PRESENT = {**machine.PRESENT, "the real papers": PAPERS.is_dir}


def pytest_runtest_setup(item):
    wanted = [need for marker in item.iter_markers("needs") for need in marker.args]
    if item.get_closest_marker("browser"):
        wanted += ["Chromium", "Java", "the HTML checker"]
    missing = [need for need in wanted if not PRESENT[need]()]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if machine.IS_CI and skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    if machine.IS_CI and skipped:
        terminalreporter.write_line(
            f"In CI nothing may be skipped, and {len(skipped)} were: this run fails.", red=True
        )
