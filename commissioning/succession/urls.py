"""Addresses of an administrator's acts on bodies, before those of the bodies themselves."""

from django.urls import include, path

from commissioning.succession import views

app_name = "succession"
one_organisation = [
    path("edit/", views.ChangeOrganisation.as_view(), name="change"),
    path("rename/", views.RenameOrganisation.as_view(), name="rename"),
    path("names/add/", views.AddName.as_view(), name="add_name"),
    path("codes/add/", views.AddCode.as_view(), name="add_code"),
    path("codes/<int:code>/take-out/", views.TakeOutCode.as_view(), name="take_out_code"),
    path("end/", views.EndOrganisation.as_view(), name="end"),
    path("successions/add/", views.RecordSuccession.as_view(), name="record"),
    path("touched/", views.WhatItTouches.as_view(), name="touched"),
]
one_succession = [
    path("confirm/", views.ConfirmSuccession.as_view(), name="confirm"),
    path("take-back/", views.TakeBackSuccession.as_view(), name="take_back"),
]
urlpatterns = [
    path("organisations/new/", views.RecordOrganisation.as_view(), name="new"),
    path("organisations/successions/<int:pk>/", include(one_succession)),
    path("organisations/<slug:slug>/", include(one_organisation)),
]
