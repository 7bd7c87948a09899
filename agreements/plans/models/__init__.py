"""Plans, with what they set out to do, and reviews, with what they owe to whom."""

from agreements.plans.models.plan import Plan, PlanState, PlanVersion
from agreements.plans.models.priority import PlanPriority
from agreements.plans.models.review import Review
from agreements.plans.models.review_report import ReviewReport
from agreements.plans.models.review_row import ReviewDependency, ReviewPoint
from agreements.plans.models.task import PlanTask, PlanTaskMove

__all__ = [
    "Plan",
    "PlanPriority",
    "PlanState",
    "PlanTask",
    "PlanTaskMove",
    "PlanVersion",
    "Review",
    "ReviewDependency",
    "ReviewPoint",
    "ReviewReport",
]
