from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "agreements.areas"
    label = "areas"
    verbose_name = "Areas and milestones"

    def ready(self) -> None:
        from agreements.areas import api, permissions, varying_scope  # noqa: F401 -- registers rules and doors
        from agreements.areas.carrying import carry_areas, carry_indicators, carry_obligations
        from agreements.areas.duties_home import action_needs, obligation_needs, reading_needs
        from agreements.areas.duties_reminders import duty_reminders
        from agreements.areas.home import milestone_needs, milestones_coming
        from agreements.areas.keeping import move_kept_plans
        from agreements.areas.panels import indicators_panel
        from agreements.areas.places import areas_section, milestone_entries
        from agreements.areas.plan_documents import AREA_PLAN_PDF, make_area_plan_pdf
        from agreements.areas.reading_in import propose_obligations, take_areas_and_milestones
        from agreements.areas.reminders import milestone_reminders
        from agreements.areas.report_files import PERFORMANCE_PDF, make_performance_pdf
        from agreements.areas.search import (
            agreements_with_area,
            find_areas,
            find_indicators,
            find_milestones,
            find_obligations,
        )
        from agreements.register.listing import area_searches
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.panels import record_panels
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.register.varied import varied_rows, varied_undone, varying_acts
        from agreements.texts.taking_in import import_takers
        from commissioning.home.registry import home_coming, home_needs, home_needs_read
        from commissioning.jobs.kinds import job_kinds
        from commissioning.notices.clock import reminder_sources
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.search.registry import search_sources

        record_panels.register(indicators_panel)
        renewal_carriers.register(carry_areas)
        renewal_carriers.register(carry_obligations)
        renewal_carriers.register(carry_indicators)
        moved_rows.register(move_kept_plans)
        moved_rows.register(MovedRows("areas"))
        moved_rows.register(MovedRows("milestones", whole=True))
        moved_rows.register(MovedRows("indicators"))
        moved_rows.register(MovedRows("obligations"))
        varied_rows.register(varying_scope.scope_rows)
        varying_acts.register(varying_scope.scope_acts)
        varied_undone.register(varying_scope.undo_varied_scope)
        import_takers.register(take_areas_and_milestones)
        import_takers.register(propose_obligations)
        areas = Section("Areas", "areas:areas", 40)
        milestones = Section("Milestones", "areas:milestones", 50)
        agreement_sections.register(lambda agreement, user: areas)
        obligations = Section("Obligations", "areas:obligations", 52)
        performance = Section("Performance", "areas:performance", 54)
        agreement_sections.register(lambda agreement, user: milestones)
        agreement_sections.register(lambda agreement, user: obligations)
        agreement_sections.register(lambda agreement, user: performance)
        job_kinds.register(PERFORMANCE_PDF, make_performance_pdf)
        job_kinds.register(AREA_PLAN_PDF, make_area_plan_pdf)
        home_needs.register(milestone_needs)
        home_needs_read.register(obligation_needs)
        home_needs.register(reading_needs)
        home_needs.register(action_needs)
        home_coming.register(milestones_coming)
        search_sources.register(find_areas)
        area_searches.register(agreements_with_area)
        search_sources.register(find_milestones)
        search_sources.register(find_indicators)
        search_sources.register(find_obligations)
        timeline_sources.register(milestone_entries)
        place_sections.register(areas_section)
        reminder_sources.register(milestone_reminders)
        reminder_sources.register(duty_reminders)
