"""The REST door to decisions."""

from governance.decisions.api import views

__all__ = ["views"]
