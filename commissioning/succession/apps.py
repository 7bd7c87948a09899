from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "commissioning.succession"
    label = "succession"

    def ready(self) -> None:
        from commissioning.organisations.sections import organisation_sections
        from commissioning.succession import permissions, sections  # noqa: F401 -- registers rules

        organisation_sections.register(sections.touched_section)
        organisation_sections.register(sections.keeping_section)
        organisation_sections.register(sections.waiting_section)
