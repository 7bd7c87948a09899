"""Addresses of the pages every service has, and of signing in."""

from django.urls import include, path

from commissioning.govuk.pages import AccountPage, PlainPage, security_txt

urlpatterns = [
    path("help/", PlainPage.as_view(template_name="pages/help.html"), name="help"),
    path(
        "help/signing-in/",
        PlainPage.as_view(template_name="pages/signing_in.html"),
        name="sign_in_help",
    ),
    path("help/data/", PlainPage.as_view(template_name="pages/data.html"), name="data"),
    path("privacy/", PlainPage.as_view(template_name="pages/privacy.html"), name="privacy"),
    path("cookies/", PlainPage.as_view(template_name="pages/cookies.html"), name="cookies"),
    path(
        "accessibility-statement/",
        PlainPage.as_view(template_name="pages/accessibility.html"),
        name="accessibility",
    ),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("account/", AccountPage.as_view(), name="account"),
    path("account/", include("allauth.account.urls")),
    path("account/two-step/", include("allauth.mfa.urls")),
]
