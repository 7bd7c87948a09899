"""The REST API, its OpenAPI document, and the page that shows the document."""

from django.urls import include, path

from commissioning.api.docs import ApiDocs, ApiDocument
from commissioning.api.routers import api_router
from commissioning.api.views.documents import Documents
from commissioning.api.views.organisations import Organisations
from commissioning.api.views.shared import Places, Posts
from commissioning.api.views.sourced_facts import SourcedFacts
from commissioning.api.views.successions import Successions

api_router.register("documents", Documents, basename="document")
api_router.register("organisations", Organisations, basename="organisation")
api_router.register("places", Places, basename="place")
api_router.register("posts", Posts, basename="post")
api_router.register("sourced-facts", SourcedFacts, basename="sourced-fact")
api_router.register("successions", Successions, basename="succession")

app_name = "api"
urlpatterns = [
    path("v1/", include(api_router.urls)),
    path("schema/", ApiDocument.as_view(), name="schema"),
    path("docs/", ApiDocs.as_view(), name="docs"),
]
