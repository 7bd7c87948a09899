"""The REST door to the texts."""

from agreements.texts.api import (
    clauses,
    comments,
    comparison,
    definitions,
    library,
    papers,
    varying,
)

__all__ = ["clauses", "comments", "comparison", "definitions", "library", "papers", "varying"]
