"""Child processes that never outlive the command that started them.

Standard library only.
"""

import os
import signal
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_SECONDS = 10


def call(command, settings=None):
    """Run a command to its end and return its exit code."""
    with child(command, settings) as process:
        return process.wait()


def succeed(command, settings=None):
    """Run a command to its end, and leave if it failed."""
    code = call(command, settings)
    if code:
        raise SystemExit(f"{Path(command[0]).name} {command[1]} ended with {code}; see above.")


def answer_of(command, settings):
    """What a short command prints."""
    words = [str(word) for word in command]
    environment = {**os.environ, **settings}
    return subprocess.run(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def child(command, settings=None):
    """A process in a session of its own, so that all it started can be stopped with it."""
    environment = {**os.environ, **(settings or {})}
    words = [str(word) for word in command]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        for wanted in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, wanted)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE_SECONDS)


def end_tidily_on_signals():
    """Leave through every `finally` on Ctrl-C, on a closed terminal and on a polite kill."""
    for ending in ENDINGS:
        signal.signal(ending, end)


def end(number, frame):
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)  # a second one must not interrupt the tidying
    raise SystemExit(128 + number)
