#!/usr/bin/env python3
"""The one tool of this repository. Standard library only; each command does all of its own set-up.

python3 run.py demo               try the service: sample data, web server and worker, here
python3 run.py test [ARGUMENTS]   the suite on PostgreSQL and Redis, its smoke part on SQLite;
                                  with pytest's arguments what they choose, on PostgreSQL only
python3 run.py check              lint, types, import contracts, migrations, production settings
python3 run.py fix                put right what lint can put right by itself
python3 run.py bench              time the main pages, the PDF and the export on the sample data
python3 run.py rules              which test shows which rule
python3 run.py lock [--upgrade]   renew the hashed requirements*.txt from requirements*.in
"""

import http.client
import os
import secrets
import shutil
import socket
import sys
import tempfile
import time
from pathlib import Path

from tests import machine, rules, services, virtual_environment
from tests.processes import answer_of, call, child, end_tidily_on_signals, succeed
from tests.virtual_environment import BIN

ROOT = Path(__file__).resolve().parent
VAR = ROOT / "var"
MANAGE = [BIN / "python", "manage.py"]
OLDEST_PYTHON = (3, 11)
FIRST_PAGE_SECONDS = 60
SQLITE = {"DATABASE_URL": "sqlite:///:memory:", "CELERY_BROKER_URL": "memory://"}
PRODUCTION = {
    "PRODUCTION": "1",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "ALLOWED_HOSTS": "service.example.org",
    "SITE_URL": "https://service.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
}
CHECKS = {
    "lint": ([BIN / "ruff", "check", "."], {}),
    "format": ([BIN / "ruff", "format", "--check", "."], {}),
    "types": ([BIN / "mypy", "run.py", "commissioning", "agreements", "governance"], {}),
    "imports": ([BIN / "lint-imports", "--no-logo"], {}),
    "migrations": ([*MANAGE, "makemigrations", "--check", "--dry-run"], SQLITE),
    "deployment": ([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
}


def demo():
    """Run the web server and the worker in the foreground. The data stays in var/ until deleted."""
    set_up("requirements.txt", machine.FOR_DEMO)
    port = next(port for port in range(8000, 8100) if is_free(port))
    settings = demo_settings(port)
    succeed([*MANAGE, "migrate", "--verbosity=0"], settings)
    if not (VAR / "sample-loaded").exists():
        succeed([*MANAGE, "load_sample"], settings)
        (VAR / "sample-loaded").touch()

    sign_ins = answer_of([*MANAGE, "sample_sign_ins"], settings)

    address = ["--no-control-socket", "--bind", f"127.0.0.1:{port}"]
    manner = ["--threads", "8", "--log-level", "warning"]
    serving = child([BIN / "gunicorn", *address, *manner, "commissioning.wsgi"], settings)
    schedule = ["worker", "--beat", "--pool=solo", "--loglevel=warning"]
    working = child([BIN / "celery", "--quiet", "-A", "commissioning", *schedule], settings)
    with serving as web, working as worker:
        if not answers(port, web):
            return "The web server did not answer. What it said is above."
        print(f"\nOpen {settings['SITE_URL']}/ and stop with Ctrl-C.\n{sign_ins}", flush=True)
        while web.poll() is None and worker.poll() is None:
            time.sleep(0.5)
        return f"The {'worker' if web.poll() is None else 'web server'} stopped by itself."


def test(*arguments):
    missing = set_up("requirements-dev.txt", machine.FOR_TESTS)
    with tempfile.TemporaryDirectory() as var, services.throwaway() as real_services:
        settings = {**SQLITE, "VAR_DIR": var, **real_services}
        pytest = [BIN / "pytest", "-n", "auto", "--dist", "loadfile"]
        codes = [call([*pytest, *arguments], settings)]
        if not arguments:
            print("\nThe smoke part again, on SQLite", flush=True)
            codes.append(call([*pytest, "-m", "smoke"], {**settings, **SQLITE}))
    if missing:
        print(f"Not run, because it is not on this machine: {', '.join(missing)}")
    return next(filter(None, codes), 0) or int(machine.IS_CI and bool(missing))


def check():
    """Run every check, whatever the others say, and fail if one failed."""
    set_up("requirements-dev.txt", machine.FOR_CHECKS)
    failed = []
    for name, (command, settings) in CHECKS.items():
        print(f"\n{name}", flush=True)
        if call(command, settings):
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEvery check passed.")
    return len(failed)


def fix():
    set_up("requirements-dev.txt", machine.FOR_CHECKS)
    return call([BIN / "ruff", "check", "--fix", "."]) or call([BIN / "ruff", "format", "."])


def bench():
    set_up("requirements-dev.txt", machine.FOR_TESTS)
    with tempfile.TemporaryDirectory() as var, services.throwaway() as real_services:
        settings = {**SQLITE, "VAR_DIR": var, "LOG_LEVEL": "ERROR", **real_services}
        return call([BIN / "python", "-m", "tests.bench"], settings)


def lock(*arguments):
    """Pin everything with hashes, for every Python and platform; the files name no host."""
    uv = virtual_environment.install_uv(ROOT / ".venv-tools")
    how = ["--quiet", "--universal", "--python-version=3.11", "--generate-hashes", "--no-header"]
    for name, limits in ("requirements", []), ("requirements-dev", ["-c", "requirements.txt"]):
        output = ["--output-file", f"{name}.txt"]
        succeed([uv, "pip", "compile", *how, *arguments, *limits, f"{name}.in", *output])


def set_up(lock_file, needs):
    """Make the machine and .venv ready; return what the machine lacks all the same."""
    missing = machine.provide(needs)
    if "Python's venv" in missing:
        raise SystemExit(1)  # what to install has been said
    virtual_environment.install(ROOT / lock_file)
    return missing


def demo_settings(port):
    """Everything the demo keeps is under var/, whatever the environment says."""
    VAR.mkdir(exist_ok=True)
    secret_key = VAR / "secret-key"
    if not secret_key.exists():
        secret_key.touch(mode=0o600)
        secret_key.write_text(secrets.token_urlsafe(60))
    return {
        "PRODUCTION": "0",
        "VAR_DIR": str(VAR),
        "SECRET_KEY": secret_key.read_text(),
        "SITE_URL": f"http://localhost:{port}",
        "DATABASE_URL": f"sqlite:///{VAR / 'db.sqlite3'}",
        "CELERY_BROKER_URL": "filesystem://localhost",
        "EMAIL_URL": "filemail://",
        "SHOW_SAMPLE_SIGN_INS": "1",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser",
    }


def is_free(port):
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) != 0


def answers(port, server):
    """Wait for the first answer, until the server dies or the minute is over."""
    deadline = time.monotonic() + FIRST_PAGE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/health/live")
            return connection.getresponse().status == 200
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    return False


def start_again_with_a_newer_python():
    for minor in range(20, OLDEST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    raise SystemExit(
        f"Python 3.11 or newer is needed, and this is {sys.version.split()[0]}. Install it "
        "(Debian, Ubuntu: apt-get install python3.11-venv; macOS: brew install python@3.13) "
        "and run this again."
    )


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "fix": fix,
    "bench": bench,
    "rules": rules.show,
    "lock": lock,
}


def main(name="", *arguments):
    if sys.version_info < OLDEST_PYTHON:
        start_again_with_a_newer_python()
    if name not in COMMANDS or (arguments and name not in {"test", "lock"}):
        return __doc__
    end_tidily_on_signals()
    return COMMANDS[name](*arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
