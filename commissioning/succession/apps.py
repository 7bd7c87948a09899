from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "commissioning.succession"
    label = "succession"

    def ready(self) -> None:
        from commissioning.organisations.sections import organisation_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.succession import permissions, sections, timeline  # noqa: F401 -- rules

        timeline_sources.register(timeline.succession_entries)
        organisation_sections.register(sections.touched_section)
        organisation_sections.register(sections.keeping_section)
        organisation_sections.register(sections.waiting_section)
