from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "commissioning.notices"
    label = "notices"
