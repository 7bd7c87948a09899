from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "agreements.register"
    label = "register"

    def ready(self) -> None:
        from agreements.register import permissions  # noqa: F401 -- registers the rules
