"""Addresses of figures, before those of the bodies that they are about."""

from django.urls import path

from commissioning.sourced_facts import views

app_name = "sourced_facts"
urlpatterns = [
    path(
        "organisations/<slug:slug>/sourced-facts/add/",
        views.AddFactOfOrganisation.as_view(),
        name="add_of_organisation",
    ),
    path("sourced-facts/<int:pk>/correct/", views.CorrectFact.as_view(), name="correct"),
    path("sourced-facts/<int:pk>/retire/", views.RetireFact.as_view(), name="retire"),
    path(
        "<slug:place>/sourced-facts/add/",
        views.AddFactOfPlace.as_view(),
        name="add_of_place",
    ),
]
