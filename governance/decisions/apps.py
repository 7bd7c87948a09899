from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "governance.decisions"
    label = "decisions"

    def ready(self) -> None:
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.sections import Section, agreement_sections
        from commissioning.govuk.navigation import add_link, signed_in
        from commissioning.home.registry import home_needs
        from commissioning.jobs.kinds import job_kinds
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources
        from commissioning.search.registry import search_sources
        from governance.decisions import api, permissions  # noqa: F401 -- registers rules and doors
        from governance.decisions.documents import DECISION_PDF, make_decision_pdf
        from governance.decisions.entries import find_decisions, place_section, timeline_entries
        from governance.decisions.home import needs_of

        moved_rows.register(MovedRows("decisions_concerned"))
        job_kinds.register(DECISION_PDF, make_decision_pdf)
        home_needs.register(needs_of)
        search_sources.register(find_decisions)
        timeline_sources.register(timeline_entries)
        place_sections.register(place_section)
        about_it = Section("Decisions", "decisions:of_agreement", 70)
        agreement_sections.register(lambda agreement, user: about_it)

        add_link(
            "Decisions",
            "decisions:decisions",
            order=40,
            shown_to=signed_in,
            namespaces=("decisions",),
        )
