"""`run.py` works before anything is installed."""

import ast
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import rules
from tests.machine import ROOT
from tests.processes import call, child, succeed

WITHOUT_ENVIRONMENT = [
    "run.py",
    "tests/__init__.py",
    "tests/machine.py",
    "tests/processes.py",
    "tests/rules.py",
    "tests/services.py",
    "tests/virtual_environment.py",
]


def imports(path):
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (
                [f"tests.{a.name}" for a in node.names] if node.module == "tests" else [node.module]
            )


@pytest.mark.parametrize("path", WITHOUT_ENVIRONMENT)
def test_it_imports_the_standard_library_and_itself(path):
    itself = {path.removesuffix(".py").replace("/", ".") for path in WITHOUT_ENVIRONMENT}
    foreign = [
        name
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and name not in itself
    ]

    assert foreign == []


@pytest.mark.parametrize("path", WITHOUT_ENVIRONMENT)
def test_an_old_python_can_read_it_and_say_that_it_is_too_old(path):
    ast.parse((ROOT / path).read_text(), feature_version=(3, 7))


def test_without_a_known_command_it_says_which_there_are():
    answer = subprocess.run(
        [sys.executable, "-S", "run.py", "deploy"], cwd=ROOT, capture_output=True, text=True
    )

    assert answer.returncode == 1
    assert "python3 run.py demo" in answer.stderr


def test_an_exit_code_is_passed_on():
    assert call([sys.executable, "-c", "raise SystemExit(5)"]) == 5


def test_a_failed_step_ends_the_command():
    with pytest.raises(SystemExit, match="-c ended with 3"):
        succeed([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_rule_is_found_in_what_cites_it():
    one, two, three = (f"R-XYZ-{number}" for number in (10, 20, 30))
    module = f'''"""About {one}."""


@parametrize("{two}")
def test_a_sentence():
    """The day after ({three})."""
'''

    assert list(rules.citations(module)) == [
        (one, None),
        (two, "test_a_sentence"),
        (three, "test_a_sentence"),
    ]


def test_nothing_that_a_child_started_outlives_it(tmp_path):
    note = tmp_path / "grandchild"
    with child(["sh", "-c", f"sleep 1000 & echo $! > {note}; wait"]):
        wait_until(lambda: note.exists() and note.read_text().strip())
    grandchild = int(note.read_text())

    wait_until(lambda: not is_running(grandchild))


def wait_until(happened, seconds=10):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_running(process_id):
    """A process that has ended but that nobody has waited for, a zombie, does not run."""
    state = Path(f"/proc/{process_id}/stat")
    return state.exists() and state.read_text().split(")")[1].split()[0] != "Z"
