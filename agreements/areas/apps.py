from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "agreements.areas"
    label = "areas"
    verbose_name = "Areas and milestones"

    def ready(self) -> None:
        from agreements.areas import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.areas.registering import fill_agreements, fill_shared_pages

        fill_agreements()
        fill_shared_pages()
