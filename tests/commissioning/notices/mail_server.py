"""A real mail server on this machine that can be told to misbehave."""

import email
import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Inbox:
    """Keeps what it takes. `answers` maps an address to what it is answered instead of "OK"."""

    def __init__(self):
        self.mails = []
        self.answers = {}
        self.after_data = lambda mail: "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        answer = self.after_data(mail)
        if answer is None:
            server.transport.close()
            return "421 gone"
        if answer.startswith("250"):
            self.mails.append(mail)
        return answer

    @property
    def subjects(self):
        return [mail["Subject"] for mail in self.mails]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(inbox):
    """The port on which `inbox` takes mail."""
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
