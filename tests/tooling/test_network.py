import socket
import urllib.request

import pytest

from tests.plugins.network import NetworkUsed


@pytest.mark.parametrize("address", ["192.0.2.1", "203.0.113.7", "::ffff:192.0.2.1", "2001:db8::1"])
def test_a_socket_to_another_machine_raises(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET

    with (
        socket.socket(family, socket.SOCK_STREAM) as caller,
        pytest.raises(NetworkUsed, match=address),
    ):
        caller.connect((address, 9))


def test_a_datagram_to_another_machine_raises():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller,
        pytest.raises(NetworkUsed, match="192.0.2.1"),
    ):
        caller.sendto(b"", ("192.0.2.1", 9))


def test_looking_up_a_name_elsewhere_raises():
    with pytest.raises(NetworkUsed, match="service.example.org"):
        urllib.request.urlopen("http://service.example.org/")


def test_this_machine_may_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
