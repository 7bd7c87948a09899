"""Every address of the service. Readable, permanent, never reused."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
