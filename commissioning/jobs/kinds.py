"""The kinds of work there are. The parts register theirs when the apps are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Made:
    """What a job made."""

    title: str
    file_name: str
    media_type: str
    content: bytes


Maker = Callable[[Any, Any], Made]
"""A function of the job and of what it is about, as whoever asked may see it now."""


class JobKinds:
    def __init__(self) -> None:
        self._makers: dict[str, Maker] = {}

    def register(self, kind: str, maker: Maker) -> None:
        """`maker(job, subject)` makes the document. It may be run again after a crash."""
        self._makers[kind] = maker

    def __contains__(self, kind: str) -> bool:
        return kind in self._makers

    def __getitem__(self, kind: str) -> Maker:
        return self._makers[kind]


job_kinds = JobKinds()
