from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "commissioning.home"
    label = "home"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link
        from commissioning.home.places import places_on_the_front_page
        from commissioning.home.registry import public_front

        add_link("Home", "home:home", order=10)
        public_front.register(places_on_the_front_page)
