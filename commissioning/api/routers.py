"""The list of what the API serves, filled by the parts when the apps are ready."""

from rest_framework.routers import DefaultRouter


class PartsRouter(DefaultRouter):
    include_format_suffixes = False


api_router = PartsRouter()
