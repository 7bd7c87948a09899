"""Every address of the service. Readable, permanent, never reused.

The addresses of a place come last: they begin with its name, which is anything.
"""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("commissioning.home.urls")),
    path("", include("commissioning.govuk.urls")),
    path("", include("commissioning.health.urls")),
    path("", include("commissioning.tokens.urls")),
    path("account/", include("commissioning.accounts.urls")),
    path("api/", include("commissioning.api.urls")),
    path("", include("commissioning.auditing.urls")),
    path("", include("commissioning.sourced_facts.urls")),
    path("", include("commissioning.succession.urls")),
    path("", include("commissioning.organisations.urls")),
    path("", include("commissioning.jobs.urls")),
    path("", include("commissioning.memberships.urls")),
    path("", include("commissioning.search.urls")),
    path("", include("agreements.completeness.urls")),
    path("", include("agreements.money.urls")),
    path("", include("agreements.areas.urls")),
    path("", include("agreements.plans.urls")),
    path("", include("agreements.texts.urls")),
    path("", include("agreements.register.urls")),
    path("", include("governance.public.urls")),
    path("", include("governance.boards.urls")),
    path("", include("governance.decisions.urls")),
    path("", include("commissioning.partnerships.urls")),
]

handler400 = "commissioning.govuk.errors.bad_request"
handler403 = "commissioning.govuk.errors.not_permitted"
handler404 = "commissioning.govuk.errors.not_found"
handler500 = "commissioning.govuk.errors.server_error"
