from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "agreements.areas"
    label = "areas"
    verbose_name = "Areas and milestones"

    def ready(self) -> None:
        from agreements.areas import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.areas.carrying import carry_areas
        from agreements.areas.home import milestone_needs, milestones_coming
        from agreements.areas.places import areas_section, milestone_entries
        from agreements.areas.plan_documents import AREA_PLAN_PDF, make_area_plan_pdf
        from agreements.areas.reading_in import take_areas_and_milestones
        from agreements.areas.reminders import milestone_reminders
        from agreements.areas.search import agreements_with_area, find_areas, find_milestones
        from agreements.register.listing import area_searches
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.texts.taking_in import import_takers
        from commissioning.home.registry import home_coming, home_needs
        from commissioning.jobs.kinds import job_kinds
        from commissioning.notices.clock import reminder_sources
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.search.registry import search_sources

        renewal_carriers.register(carry_areas)
        moved_rows.register(MovedRows("areas"))
        moved_rows.register(MovedRows("milestones", whole=True))
        import_takers.register(take_areas_and_milestones)
        areas = Section("Areas", "areas:areas", 40)
        milestones = Section("Milestones", "areas:milestones", 50)
        agreement_sections.register(lambda agreement, user: areas)
        agreement_sections.register(lambda agreement, user: milestones)
        job_kinds.register(AREA_PLAN_PDF, make_area_plan_pdf)
        home_needs.register(milestone_needs)
        home_coming.register(milestones_coming)
        search_sources.register(find_areas)
        area_searches.register(agreements_with_area)
        search_sources.register(find_milestones)
        timeline_sources.register(milestone_entries)
        place_sections.register(areas_section)
        reminder_sources.register(milestone_reminders)
