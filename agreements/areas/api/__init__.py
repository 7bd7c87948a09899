"""The REST door to areas, indicators, obligations and milestones."""

from agreements.areas.api import areas, indicators, milestones, obligations

__all__ = ["areas", "indicators", "milestones", "obligations"]
