"""The REST door to areas and milestones."""

from agreements.areas.api import areas, milestones

__all__ = ["areas", "milestones"]
