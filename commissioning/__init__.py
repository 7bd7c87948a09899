"""The project, and what agreements and governance share: bodies, people, places, time, money, pages."""

from commissioning.celery import app as celery_app

__all__ = ["celery_app"]
