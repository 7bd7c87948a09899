"""What areas put on the pages that other parts keep. Called once, when the apps are ready."""

from functools import partial
from typing import Any

from agreements.areas import (
    carrying,
    duties_home,
    duties_reminders,
    home,
    keeping,
    places,
    plan_documents,
    reading_in,
    reminders,
    report_files,
    search,
    varying_scope,
)
from agreements.areas.panels import indicators_panel
from agreements.register.listing import area_searches
from agreements.register.merging import MovedRows, moved_rows
from agreements.register.models import Agreement
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

SECTIONS = (
    Section("Areas", "areas:areas", 40),
    Section("Milestones", "areas:milestones", 50),
    Section("Obligations", "areas:obligations", 52),
    Section("Performance", "areas:performance", 54),
)


def fill_agreements() -> None:
    """The pages of an agreement, and what happens to its areas when it is renewed, merged, varied."""
    for section in SECTIONS:
        agreement_sections.register(partial(_shown, section))
    record_panels.register(indicators_panel)
    for carry in (carrying.carry_areas, carrying.carry_obligations, carrying.carry_indicators):
        renewal_carriers.register(carry)
    moved_rows.register(keeping.move_kept_plans)
    moved_rows.register(MovedRows("areas"))
    moved_rows.register(MovedRows("milestones", whole=True))
    moved_rows.register(MovedRows("indicators"))
    moved_rows.register(MovedRows("obligations"))
    varied_rows.register(varying_scope.scope_rows)
    varying_acts.register(varying_scope.scope_acts)
    varied_undone.register(varying_scope.undo_varied_scope)
    import_takers.register(reading_in.take_areas_and_milestones)
    import_takers.register(reading_in.propose_obligations)
    area_searches.register(search.agreements_with_area)


def _shown(section: Section, agreement: Agreement, user: Any) -> Section:
    return section


def fill_shared_pages() -> None:
    """The first page, places, search, reminders and documents."""
    for needs in (home.milestone_needs, duties_home.reading_needs, duties_home.action_needs):
        home_needs.register(needs)
    home_needs_read.register(duties_home.obligation_needs)
    home_coming.register(home.milestones_coming)
    search_sources.register(search.find_areas)
    search_sources.register(search.find_milestones)
    search_sources.register(search.find_indicators)
    search_sources.register(search.find_obligations)
    timeline_sources.register(places.milestone_entries)
    place_sections.register(places.areas_section)
    reminder_sources.register(reminders.milestone_reminders)
    reminder_sources.register(duties_reminders.duty_reminders)
    job_kinds.register(report_files.PERFORMANCE_PDF, report_files.make_performance_pdf)
    job_kinds.register(plan_documents.AREA_PLAN_PDF, plan_documents.make_area_plan_pdf)
