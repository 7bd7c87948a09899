"""A date as a paper prints it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedDate:
    """Words, and the earliest and latest day that they can mean."""

    words: str
    earliest: dt.date | None
    latest: dt.date | None
