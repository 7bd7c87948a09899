"""Addresses of somebody's own tokens."""

from django.urls import path

from commissioning.tokens import views

app_name = "tokens"
urlpatterns = [
    path("account/tokens/", views.Tokens.as_view(), name="tokens"),
    path("account/tokens/new/", views.NewToken.as_view(), name="new"),
    path("account/tokens/<int:pk>/revoke/", views.RevokeToken.as_view(), name="revoke"),
]
