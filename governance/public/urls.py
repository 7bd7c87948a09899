"""Addresses of the public register. They never change."""

from django.urls import path

from governance.public.views import agreements, register

app_name = "public"

urlpatterns = [
    path("register/", register.Register.as_view(), name="register"),
    path("register/feed.atom", register.Feed.as_view(), name="feed"),
    path("register/decisions.csv", register.RegisterCsv.as_view(), name="csv"),
    path("register/decisions.json", register.RegisterJson.as_view(), name="json"),
    path("register/agreements/", agreements.PublicAgreements.as_view(), name="agreements"),
    path("register/<slug:place>/", register.Register.as_view(), name="register_of_place"),
    path("register/<slug:place>/feed.atom", register.Feed.as_view(), name="feed_of_place"),
    path(
        "register/<slug:place>/decisions.csv", register.RegisterCsv.as_view(), name="csv_of_place"
    ),
    path(
        "register/<slug:place>/decisions.json",
        register.RegisterJson.as_view(),
        name="json_of_place",
    ),
    path(
        "register/<slug:place>/agreements/",
        agreements.PublicAgreements.as_view(),
        name="agreements_of_place",
    ),
    path(
        "register/<slug:place>/agreements/<slug:key>/",
        agreements.PublicAgreement.as_view(),
        name="agreement",
    ),
]
