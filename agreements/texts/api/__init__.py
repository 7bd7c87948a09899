"""The REST door to the texts."""

from agreements.texts.api import views

__all__ = ["views"]
