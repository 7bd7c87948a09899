"""The REST door to the register."""

from agreements.register.api import views

__all__ = ["views"]
