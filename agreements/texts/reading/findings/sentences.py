"""The sentences of a passage, whole as printed."""

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[A-Z“\"(\[])|\n+")


def sentences_of(body: str) -> Iterator[str]:
    """Sentences and list items, in order."""
    for sentence in SENTENCE_END.split(body):
        if sentence.strip():
            yield sentence.strip()
