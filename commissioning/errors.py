"""What a domain function raises when it will not do what it was asked."""

import datetime as dt
import math
from collections.abc import Iterable


class RuleBroken(Exception):
    """The rules do not allow this. The message is for the person who asked."""


class StaleVersion(RuleBroken):
    """Somebody else saved the same thing in between.

    `theirs` is the row as it now stands, so that a page can show both texts.
    """

    def __init__(self, message: str, *, theirs: object) -> None:
        super().__init__(in_sentences([message]))
        self.theirs = theirs


def in_sentences(messages: Iterable[str]) -> str:
    """Messages one after the other, each ended by one full stop whether it had one or not."""
    return " ".join(f"{message.rstrip('. ')}." for message in messages)


class TooManyExports(RuleBroken):
    """Somebody took as many files away in an hour as anybody may. `wait` is until the next."""

    def __init__(self, most: int, *, wait: dt.timedelta) -> None:
        self.seconds = max(1, math.ceil(wait.total_seconds()))
        minutes = math.ceil(self.seconds / 60)
        super().__init__(
            f"You can download {most} file{'' if most == 1 else 's'} an hour. You can download the"
            f" next one in {minutes} minute{'' if minutes == 1 else 's'}."
        )
