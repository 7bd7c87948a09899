from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "commissioning.search"
    label = "search"

    def ready(self) -> None:
        from commissioning.search.places import find_places
        from commissioning.search.registry import search_sources

        search_sources.register(find_places)
