from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "agreements.areas"
    label = "areas"
    verbose_name = "Areas and milestones"

    def ready(self) -> None:
        from agreements.areas import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.areas.carrying import carry_areas
        from agreements.areas.reading_in import take_areas_and_milestones
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.texts.taking_in import import_takers

        renewal_carriers.register(carry_areas)
        import_takers.register(take_areas_and_milestones)
        areas = Section("Areas", "areas:areas", 40)
        milestones = Section("Milestones", "areas:milestones", 50)
        agreement_sections.register(lambda agreement, user: areas)
        agreement_sections.register(lambda agreement, user: milestones)
