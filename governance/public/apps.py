from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "governance.public"
    label = "public"
