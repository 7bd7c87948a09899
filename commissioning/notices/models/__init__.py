"""What people are told, and how long before a day."""

from commissioning.notices.models.lead_time import LeadTime
from commissioning.notices.models.notice import Notice

__all__ = ["LeadTime", "Notice"]
