"""Addresses of signing in and of somebody's own account. Only what we use of allauth."""

from allauth.account import views
from django.urls import include, path, re_path

from commissioning.accounts.views import AccountPage

urlpatterns = [
    path("", AccountPage.as_view(), name="account"),
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("new/", views.signup, name="account_signup"),
    path("closed/", views.account_inactive, name="account_inactive"),
    path("confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/first/", views.password_set, name="account_set_password"),
    path("forgotten-password/", views.password_reset, name="account_reset_password"),
    path("forgotten-password/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^forgotten-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "forgotten-password/changed/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("two-step/", include("allauth.mfa.urls")),
]
