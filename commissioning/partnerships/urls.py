"""Addresses of places. A place's own comes after all others: it is any name."""

from django.urls import path

from commissioning.partnerships.views import Place, Places

app_name = "partnerships"
urlpatterns = [
    path("places/", Places.as_view(), name="places"),
    path("<slug:place>/", Place.as_view(), name="partnership"),
]
