"""No test reaches beyond this machine: a connection or a look-up elsewhere raises `NetworkUsed`."""

import ipaddress
import sys

HERE = {"", "localhost"}


class NetworkUsed(Exception):
    """A test tried to reach something that is not on this machine."""


def is_here(host):
    """Whether an address or a name is this machine's own."""
    if host is None or host in HERE:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_elsewhere(event, details):
    """An audit hook: unlike a patched `socket`, libraries cannot have taken a copy before it."""
    if event in {"socket.connect", "socket.sendto"}:
        address = details[1]
        host = address[0] if isinstance(address, tuple) else None  # else a Unix socket's path
    elif event == "socket.getaddrinfo":
        host = details[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if not is_here(host):
        raise NetworkUsed(f"A test tried to reach {host}.")


sys.addaudithook(refuse_elsewhere)
