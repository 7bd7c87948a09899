from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "agreements.areas"
    label = "areas"
