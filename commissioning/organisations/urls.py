"""Addresses of public bodies."""

from django.urls import path

from commissioning.organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.Organisations.as_view(), name="organisations"),
    path("organisations/<slug:slug>/", views.OrganisationPage.as_view(), name="organisation"),
]
