"""The REST door to the register."""

from agreements.register.api import cover, novations, saved_views, variations, views

__all__ = ["cover", "novations", "saved_views", "variations", "views"]
