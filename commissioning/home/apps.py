from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "commissioning.home"
    label = "home"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link

        add_link("Home", "home:home", order=10)
