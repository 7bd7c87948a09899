"""Areas of opportunity, their plans, and milestones."""

from agreements.areas.models.area import Area, AreaStanding
from agreements.areas.models.indicator import Indicator, Reading, Subject
from agreements.areas.models.milestone import Milestone, MilestoneMove
from agreements.areas.models.obligation import Obligation, ObligationDone
from agreements.areas.models.plan import AreaAction, AreaLead
from agreements.areas.models.status import AreaStatus

__all__ = [
    "Area",
    "AreaAction",
    "AreaLead",
    "AreaStanding",
    "AreaStatus",
    "Indicator",
    "Milestone",
    "MilestoneMove",
    "Obligation",
    "ObligationDone",
    "Reading",
    "Subject",
]
