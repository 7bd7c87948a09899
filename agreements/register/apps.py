from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "agreements.register"
    label = "register"
