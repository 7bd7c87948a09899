from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "agreements.texts"
    label = "texts"
