"""The REST door to funds and contributions."""

from agreements.money.api import contributions, funds

__all__ = ["contributions", "funds"]
