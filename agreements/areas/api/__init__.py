"""The REST door to areas and milestones."""

from agreements.areas.api import views

__all__ = ["views"]
