"""The view sets: what parts build on, and the nouns that all of them share."""

from commissioning.api.views.nouns import NounViewSet

__all__ = ["NounViewSet"]
