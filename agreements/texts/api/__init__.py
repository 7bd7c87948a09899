"""The REST door to the texts."""

from agreements.texts.api import clauses, comments, definitions, papers

__all__ = ["clauses", "comments", "definitions", "papers"]
