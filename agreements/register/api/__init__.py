"""The REST door to the register."""

from agreements.register.api import cover, novations, variations, views

__all__ = ["cover", "novations", "variations", "views"]
