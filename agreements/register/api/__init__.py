"""The REST door to the register."""

from agreements.register.api import novations, views

__all__ = ["novations", "views"]
