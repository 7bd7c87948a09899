"""Addresses of the pages every service has."""

from django.urls import path

from commissioning.govuk.pages import HelpPage, PlainPage, security_txt

urlpatterns = [
    path("help/", HelpPage.as_view(), name="help"),
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
]
