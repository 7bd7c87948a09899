"""The REST door to the bodies that decide."""

from governance.boards.api import views

__all__ = ["views"]
