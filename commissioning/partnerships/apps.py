from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "commissioning.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        from commissioning.home.registry import home_panels
        from commissioning.partnerships.home import places_panel

        home_panels.register(places_panel)
