from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "commissioning.search"
    label = "search"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link
        from commissioning.search.bodies import find_bodies
        from commissioning.search.places import find_places
        from commissioning.search.registry import search_sources

        add_link("Search", "search:search", order=65)
        search_sources.register(find_places)
        search_sources.register(find_bodies)
