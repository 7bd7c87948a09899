"""Addresses of documents that are being made, or were."""

from django.urls import path

from commissioning.jobs import views

app_name = "jobs"
urlpatterns = [
    path("documents/<slug:key>/", views.JobPage.as_view(), name="job"),
    path("documents/<slug:key>/download/", views.TakeDocument.as_view(), name="take"),
    path("documents/<slug:key>/retry/", views.RetryJob.as_view(), name="retry"),
]
