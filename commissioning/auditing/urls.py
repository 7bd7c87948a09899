"""Addresses of the audit logs."""

from django.urls import path

from commissioning.auditing import views

app_name = "auditing"
urlpatterns = [
    path("audit/", views.Logs.as_view(), name="logs"),
    path("audit/<slug:organisation>/", views.Log.as_view(), name="log"),
    path("audit/<slug:organisation>/log.csv", views.LogCsv.as_view(), name="csv"),
    path("audit/<slug:organisation>/check/", views.CheckLog.as_view(), name="check"),
]
