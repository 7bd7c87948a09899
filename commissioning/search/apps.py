from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "commissioning.search"
    label = "search"
