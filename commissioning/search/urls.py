"""The address of the search."""

from django.urls import path

from commissioning.search.views import Search

app_name = "search"
urlpatterns = [path("search/", Search.as_view(), name="search")]
