"""Throwaway PostgreSQL and Redis on free loopback ports, from the system's own programs.

Standard library only: `run.py` starts them before there is a virtual environment to speak of.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager

from tests import machine

# It is deleted minutes from now, so nothing waits for the disk.
UNSAFE_AND_FAST = "-F -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def throwaway():
    """The settings that point at real services: the ones given already, else new ones.

    A service that the machine does not have is left out.
    """
    settings = {}
    with ExitStack() as running:
        if "DATABASE_URL" in os.environ:
            settings["DATABASE_URL"] = os.environ["DATABASE_URL"]
        elif machine.has("PostgreSQL"):
            settings["DATABASE_URL"] = running.enter_context(postgresql())
        if "REDIS_URL" in os.environ:
            settings["REDIS_URL"] = os.environ["REDIS_URL"]
        elif machine.has("Redis"):
            settings["REDIS_URL"] = running.enter_context(redis())
        if "CELERY_BROKER_URL" in os.environ:
            settings["CELERY_BROKER_URL"] = os.environ["CELERY_BROKER_URL"]
        elif "REDIS_URL" in settings:
            settings["CELERY_BROKER_URL"] = settings["REDIS_URL"]
        yield settings


@contextmanager
def postgresql():
    """A new cluster of the newest version here. Root may not run one, so root becomes postgres."""
    programs, port = machine.postgresql_programs(), free_port()
    folder = tempfile.mkdtemp(prefix="joint-commissioning-postgresql-")
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def run(program, *arguments):
        command = [*as_user, str(programs / program), "-D", f"{folder}/data", *arguments]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL)

    try:
        run(
            "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )
        listen = f"-p {port} -h 127.0.0.1 -k {folder} {UNSAFE_AND_FAST}"
        run("pg_ctl", "start", "-w", "-s", "-l", f"{folder}/log", "-o", listen)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis():
    """A server that keeps nothing."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        listen = ["--bind", "127.0.0.1", "--port", str(port), "--dir", folder]
        server = subprocess.Popen(
            [machine.program("redis-server", "valkey-server"), *listen, "--save", ""],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            wait_for(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait(10)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port, seconds=120):
    """Return when something listens there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"Nothing listens on port {port} after {seconds} seconds.")
