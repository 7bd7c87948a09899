"""Nobody overwrites what they have not seen: an ETag out, If-Match in."""

import re
from typing import Any

from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from commissioning.errors import StaleVersion

STRONG = re.compile(r'^"(\d{1,10})"$')


class VersionMissing(APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = (
        'Send If-Match with the ETag of what you are changing, such as If-Match: "3".'
        " GET it first to learn its ETag."
    )


def etag_of(row: Any) -> str:
    """The strong ETag of a row: its version, in quotes."""
    return f'"{row.version}"'


def asked_version(request: Request) -> int | None:
    """The version that If-Match names; None if it names no single version of ours.

    `*` and lists are not taken: they say nothing of what the caller has seen.
    """
    match = STRONG.match(request.headers.get("If-Match", "").strip())
    return int(match[1]) if match else None


class VersionedMixin:
    """For view sets of rows with a `version`. 404 and 403 come first, then 428, then 412.

    Pass `self.version` on to the domain function, which checks it again under its lock.
    `unversioned_actions` are those that change nothing of the row, such as asking for its PDF.
    """

    unversioned_actions: tuple[str, ...] = ()
    version: int | None = None

    def get_object(self):
        row = super().get_object()
        if self.is_versioned(row):
            self.version = self.check_version(row)
        return row

    def is_versioned(self, row):
        changes = self.request.method not in SAFE_METHODS
        return changes and self.action not in self.unversioned_actions and hasattr(row, "version")

    def check_version(self, row):
        if "If-Match" not in self.request.headers:
            raise VersionMissing
        if asked_version(self.request) != row.version:
            raise StaleVersion("This was changed since you read it.", theirs=row)
        return row.version
