"""Areas of opportunity and milestones."""

from agreements.areas.models.area import Area, AreaStanding
from agreements.areas.models.milestone import Milestone, MilestoneMove

__all__ = ["Area", "AreaStanding", "Milestone", "MilestoneMove"]
