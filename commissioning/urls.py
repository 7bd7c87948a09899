"""Every address of the service. Readable, permanent, never reused."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("commissioning.govuk.urls")),
    path("account/", include("commissioning.accounts.urls")),
]

handler400 = "commissioning.govuk.errors.bad_request"
handler403 = "commissioning.govuk.errors.not_permitted"
handler404 = "commissioning.govuk.errors.not_found"
handler500 = "commissioning.govuk.errors.server_error"
