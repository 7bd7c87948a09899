"""The Nu HTML checker, kept warm: a page takes it 30 ms, starting it takes two seconds."""

import json
import subprocess
import urllib.request
from contextlib import contextmanager

from tests import machine, services

ON_LOOPBACK = "-Dnu.validator.servlet.bind-address=127.0.0.1"
MAIN = "nu.validator.servlet.Main"


@contextmanager
def running():
    """A function from a page's source to what is wrong with it."""
    port = services.free_port()
    server = subprocess.Popen(
        ["java", "-Xmx256m", ON_LOOPBACK, "-cp", str(machine.HTML_CHECKER), MAIN, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        services.wait_for(port, seconds=60)  # Java starts slowly on a busy machine
        yield lambda source: complaints(port, source)
    finally:
        server.terminate()
        server.wait(10)


def complaints(port, source):
    """Errors, each with its line and the words around it; none means valid.

    Warnings are left out: GOV.UK's own markup has some.
    """
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/?out=json",
        source.encode(),
        {"Content-Type": "text/html; charset=utf-8"},
    )
    with urllib.request.urlopen(request) as response:
        messages = json.load(response)["messages"]
    return [
        f"line {message.get('lastLine')}: {message['message']} … {message.get('extract', '')}"
        for message in messages
        if message["type"] == "error"
    ]
