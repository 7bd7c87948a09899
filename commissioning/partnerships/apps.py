from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "commissioning.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        from commissioning.home.registry import public_front
        from commissioning.partnerships.places import find_places, places_on_the_front_page
        from commissioning.search.registry import search_sources

        search_sources.register(find_places)
        public_front.register(places_on_the_front_page)
