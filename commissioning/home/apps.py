from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "commissioning.home"
    label = "home"
