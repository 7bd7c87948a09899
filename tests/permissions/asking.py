"""Sending one request as one person, and what came of it."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.permissions.doors import addresses
from tests.permissions.oracle import Answer
from tests.permissions.scanner import Found, canaries_in
from tests.permissions.world import World

WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
OF_NOBODY = {"django_session"}
"""Tables that hold no business: a request may write there and change nothing."""
PASSING = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
"""What differs from answer to answer and says nothing."""
scan = lru_cache(maxsize=64)(canaries_in)


@dataclass
class Came:
    """What came of a request: the response, and the tables that were written to."""

    path: str
    status: int
    headers: dict[str, str]
    content: bytes
    is_api: bool
    method: str
    written: list[str] = field(default_factory=list)

    @property
    def answer(self) -> Answer | str:
        goes_to = self.headers.get("Location", "")
        is_sent_away = goes_to.startswith(reverse(settings.LOGIN_URL)) and not self.written
        if is_sent_away or self.status == 401:
            return Answer.SIGN_IN
        if self.status == 403 and self.is_api and b"credentials were not provided" in self.content:
            return Answer.SIGN_IN
        if self.status in (403, 404):
            return Answer.TOLD if self.status == 403 else Answer.HIDDEN
        known = self.status < 400 or self.status in (400, 409)
        return Answer.YES if known else f"status {self.status}"

    @property
    def is_done(self) -> bool:
        """Let in, and neither the form nor a rule refused."""
        if self.method == "GET" or self.is_api:
            return self.status < 400
        return 300 <= self.status < 400 and self.answer is Answer.YES

    @property
    def is_file(self) -> bool:
        """Let in, and given something to keep."""
        disposition = self.headers.get("Content-Disposition", "")
        return self.status == 200 and disposition.startswith("attachment")

    @property
    def canaries(self) -> Found:
        return scan(self.content) | canaries_in(b"", self.headers)

    @property
    def said(self) -> tuple[int, str]:
        """The answer without what is its own: the tokens, and the address that was asked for."""
        text = PASSING.sub("", self.content.decode("utf-8", errors="replace"))
        return self.status, text.replace(self.path, "…").replace(quote(self.path, safe=""), "…")


class Asker:
    """A browser for each person, signed in once; what a request changes is taken back."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {name: Client(raise_request_exception=False) for name in world.people}
        for name, user in world.people.items():
            if user is not None:
                self.clients[name].force_login(user)
        self.cookies = {n: dict(c.cookies) for n, c in self.clients.items()}

    def ask(
        self, person: str, door: str, address: dict[str, Any], data: Any = None, version: Any = None
    ) -> Came:
        cache.clear()  # nobody asks too often
        method, name = door.split()
        client = self.clients[person]
        client.cookies.clear()
        client.cookies.update(self.cookies[person])
        is_api = addresses()[name].is_api
        options: dict[str, Any] = {"data": data or {}}
        if is_api and method != "GET" and not has_file(data):
            options = {"data": json.dumps(data or {}), "content_type": "application/json"}
        if is_api and version is not None:
            options["headers"] = {"If-Match": f'"{version}"'}
        parts = {part: address[part] for part in addresses()[name].parts}
        path = reverse(name, kwargs=parts)
        with watched() as written, taken_back():
            response = getattr(client, method.lower())(path, **options)
            content = b"".join(response) if response.streaming else response.content
        headers = dict(response.items())
        return Came(path, response.status_code, headers, content, is_api, method, written)


def has_file(data: Any) -> bool:
    return any(hasattr(value, "read") for value in (data or {}).values())


@contextmanager
def watched() -> Iterator[list[str]]:
    """The tables that are written to meanwhile."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        found = WRITES.match(sql)
        if found and found[1] not in OF_NOBODY:
            written.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
