"""Every address of the service. Readable, permanent, never reused."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("commissioning.api.urls")),
]
