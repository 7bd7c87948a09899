from django.apps import AppConfig


class CompletenessConfig(AppConfig):
    name = "agreements.completeness"
    label = "completeness"
    verbose_name = "What is missing"

    def ready(self) -> None:
        from agreements.completeness import api, permissions, signing  # noqa: F401 -- doors
        from agreements.completeness.carrying import carry_answers
        from agreements.completeness.home import missing_needs, report_needs
        from agreements.completeness.merging import move_named_clauses
        from agreements.completeness.reminders import report_reminders
        from agreements.register.approvals import signing_refusals
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.notes import overview_notes, signing_notes
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from commissioning.home.registry import home_needs, home_needs_read
        from commissioning.notices.clock import reminder_sources

        signing_refusals.register(signing.refuse_while_missing)
        signing_notes.register(signing.note_before_signing)
        overview_notes.register(signing.note_on_overview)
        renewal_carriers.register(carry_answers)
        for name in ("explanations", "consultations", "covered_functions", "disagreements"):
            moved_rows.register(MovedRows(name))
        moved_rows.register(move_named_clauses)
        home_needs.register(missing_needs)
        home_needs_read.register(report_needs)
        reminder_sources.register(report_reminders)
        moved_rows.register(MovedRows("reports_given", whole=True))
        missing = Section("What is missing", "completeness:missing", 25)
        agreement_sections.register(lambda agreement, user: missing)
