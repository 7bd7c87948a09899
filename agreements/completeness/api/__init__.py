"""The REST door to completeness."""

from agreements.completeness.api import rows, views

__all__ = ["rows", "views"]
