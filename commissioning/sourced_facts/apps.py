from django.apps import AppConfig


class SourcedFactsConfig(AppConfig):
    name = "commissioning.sourced_facts"
    label = "sourced_facts"

    def ready(self) -> None:
        from commissioning.organisations.sections import organisation_sections
        from commissioning.partnerships.sections import place_sections
        from commissioning.sourced_facts import permissions, sections  # noqa: F401 -- registers rules

        organisation_sections.register(sections.organisation_facts)
        place_sections.register(sections.place_facts)
