from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "agreements.plans"
    label = "plans"
    verbose_name = "Plans and reviews"

    def ready(self) -> None:
        from agreements.plans import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.plans.home import report_needs, task_needs, whats_coming
        from agreements.plans.places import (
            plan_entries,
            plans_section,
            review_entries,
            reviews_section,
        )
        from agreements.plans.reminders import report_reminders, task_reminders
        from agreements.plans.review_documents import REVIEW_PDF, make_review_pdf
        from agreements.plans.search import find_plans, find_reviews
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.sections import Section, agreement_sections
        from commissioning.home.registry import home_coming, home_needs
        from commissioning.jobs.kinds import job_kinds
        from commissioning.notices.clock import reminder_sources
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.search.registry import search_sources

        moved_rows.register(MovedRows("plans"))
        moved_rows.register(MovedRows("reviews"))
        plans_and_reviews = Section("Plans and reviews", "plans:of_agreement", 70)
        agreement_sections.register(lambda agreement, user: plans_and_reviews)
        job_kinds.register(REVIEW_PDF, make_review_pdf)
        for needs in (task_needs, report_needs):
            home_needs.register(needs)
        home_coming.register(whats_coming)
        for find in (find_plans, find_reviews):
            search_sources.register(find)
        for section in (plans_section, reviews_section):
            place_sections.register(section)
        for entries in (plan_entries, review_entries):
            timeline_sources.register(entries)
        for reminders in (task_reminders, report_reminders):
            reminder_sources.register(reminders)
