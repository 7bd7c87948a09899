"""The REST door to plans and reviews."""

from agreements.plans.api import plans, reviews

__all__ = ["plans", "reviews"]
