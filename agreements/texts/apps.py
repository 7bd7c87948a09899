from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "agreements.texts"
    label = "texts"

    def ready(self) -> None:
        from agreements.register.approvals import sending_for_approval, signed_by_all
        from agreements.register.drafting import text_starters
        from agreements.register.listing import word_searches
        from agreements.register.merging import MovedRows, moved_rows
        from agreements.register.notes import overview_notes, signing_notes
        from agreements.register.panels import record_panels
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.register.sending_again import changes_since_sent
        from agreements.register.varied import varied_rows, varied_undone, varying_acts
        from agreements.texts import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.texts.carrying import carry_clauses
        from agreements.texts.changed_clauses import clauses_panel
        from agreements.texts.comments import comment_needs, comment_reminders
        from agreements.texts.comparison.documents import make_comparison_pdf
        from agreements.texts.comparison.made import COMPARISON_PDF, comparison_reading_ends_of
        from agreements.texts.comparison.notes import what_changed_since_sent, what_it_comes_from
        from agreements.texts.documents import AGREEMENT_PDF, make_agreement_pdf
        from agreements.texts.library.inserting import write_starting_text
        from agreements.texts.merging import move_sealed_texts, move_text, move_uploaded_paper
        from agreements.texts.reviewing import review_reminders
        from agreements.texts.sealing import is_not_as_sent, seal_as_sent, seal_as_signed
        from agreements.texts.search import (
            agreements_that_say,
            agreements_that_say_as_varied,
            find_clauses,
        )
        from agreements.texts.varying import rows
        from commissioning.home.registry import home_needs
        from commissioning.jobs.kinds import job_kinds
        from commissioning.notices.clock import reminder_sources
        from commissioning.search.registry import search_sources
        from commissioning.subjects import reading_ends

        text_starters.register(write_starting_text)
        renewal_carriers.register(carry_clauses)
        moved_rows.register(move_text)
        moved_rows.register(MovedRows("papers_referred_to", whole=True))
        moved_rows.register(MovedRows("definitions"))
        moved_rows.register(move_sealed_texts)
        moved_rows.register(move_uploaded_paper)
        sending_for_approval.register(seal_as_sent)
        changes_since_sent.register(is_not_as_sent)
        signed_by_all.register(seal_as_signed)
        job_kinds.register(AGREEMENT_PDF, make_agreement_pdf)
        job_kinds.register(COMPARISON_PDF, make_comparison_pdf)
        overview_notes.register(what_changed_since_sent)
        signing_notes.register(what_changed_since_sent)
        overview_notes.register(what_it_comes_from)
        search_sources.register(find_clauses)
        word_searches.register(agreements_that_say)
        word_searches.register(agreements_that_say_as_varied)
        record_panels.register(clauses_panel)
        varied_rows.register(rows.clause_rows)
        varying_acts.register(rows.clause_acts)
        varied_undone.register(rows.undo_varied_clauses)
        home_needs.register(comment_needs)
        reminder_sources.register(comment_reminders)
        reminder_sources.register(review_reminders)
        reading_ends.register(comparison_reading_ends_of)
        text = Section("Text", "texts:text", 20)
        agreement_sections.register(lambda agreement, user: text)
