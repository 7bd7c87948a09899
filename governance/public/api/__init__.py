"""The REST door to the public register."""

from governance.public.api import agreements, views

__all__ = ["agreements", "views"]
