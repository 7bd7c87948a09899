"""The REST door to the register."""

from agreements.register.api import novations, variations, views

__all__ = ["novations", "variations", "views"]
