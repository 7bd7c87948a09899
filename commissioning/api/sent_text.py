"""What a program sends, without control characters: as pages read forms."""

from typing import Any

from rest_framework.parsers import FormParser, JSONParser, MultiPartParser

from commissioning.characters import without_controls
from commissioning.govuk.sent_text import plain


def plain_json(value: Any) -> Any:
    """`value` with every text in it, however deep, without control characters."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list):
        return [plain_json(one) for one in value]
    if isinstance(value, dict):
        return {name: plain_json(one) for name, one in value.items()}
    return value


class PlainJSON(JSONParser):
    def parse(self, *args, **kwargs):
        return plain_json(super().parse(*args, **kwargs))


class PlainForm(FormParser):
    def parse(self, *args, **kwargs):
        return plain(super().parse(*args, **kwargs))


class PlainMultiPart(MultiPartParser):
    def parse(self, *args, **kwargs):
        sent = super().parse(*args, **kwargs)
        sent.data = plain(sent.data)
        return sent
