from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "commissioning.home"
    label = "home"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link
        from commissioning.home.places import places_on_the_front_page, places_panel
        from commissioning.home.registry import home_panels, public_front

        add_link("Home", "home:home", order=10)
        home_panels.register(places_panel)
        public_front.register(places_on_the_front_page)
