"""The REST door to the texts."""

from agreements.texts.api import clauses, comments, papers

__all__ = ["clauses", "comments", "papers"]
