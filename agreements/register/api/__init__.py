"""The REST door to the register."""

from agreements.register.api import variations, views

__all__ = ["variations", "views"]
