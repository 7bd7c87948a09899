from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "commissioning.jobs"
    label = "jobs"

    def ready(self) -> None:
        from commissioning.jobs import permissions  # noqa: F401 -- registers the rules
