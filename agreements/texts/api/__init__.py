"""The REST door to the texts."""

from agreements.texts.api import clauses, papers

__all__ = ["clauses", "papers"]
