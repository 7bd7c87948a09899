"""The REST door to the public register."""

from governance.public.api import views

__all__ = ["views"]
