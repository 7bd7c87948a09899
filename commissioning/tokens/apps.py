from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "commissioning.tokens"
    label = "tokens"
