from typing import Any

from django.apps import AppConfig

PAGES = (
    ("Overview", "agreement", 10),
    ("Parties", "parties", 30),
    ("Cover", "cover", 60),
    ("History", "history", 90),
)


class RegisterConfig(AppConfig):
    name = "agreements.register"
    label = "register"

    def ready(self) -> None:
        from agreements.register import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.register.sections import Section, agreement_sections

        for label, name, order in PAGES:
            agreement_sections.register(_always(Section(label, f"register:{name}", order)))
        self.fill_home()
        self.fill_places()
        self.fill_what_all_share()
        self.fill_agreements()

    def fill_home(self) -> None:
        from agreements.register import home, home_life, place_cover, protocols
        from commissioning.home.registry import (
            home_coming,
            home_needs,
            home_needs_read,
            home_panels,
        )

        for needs in (
            home.review_needs,
            home.approval_needs,
            home.confirmation_needs,
            home_life.variation_needs,
            home_life.record_needs,
            protocols.protocol_needs,
        ):
            home_needs.register(needs)
        home_needs_read.register(home.renewal_needs)
        home_needs_read.register(home.unfinished_renewal_needs)
        home_coming.register(home.renewals_coming)
        home_panels.register(place_cover.cover_panel)

    def fill_places(self) -> None:
        from agreements.register import novation_entries, place_cover, places
        from commissioning.partnerships.sections import place_sections
        from commissioning.partnerships.timeline import timeline_sources

        place_sections.register(place_cover.cover_section)
        place_sections.register(places.agreements_section)
        timeline_sources.register(places.agreement_entries)
        timeline_sources.register(novation_entries.novation_entries)

    def fill_what_all_share(self) -> None:
        from agreements.register import protocol_reminders, reminders, search, touched
        from commissioning.govuk.navigation import add_link, signed_in
        from commissioning.notices.clock import reminder_sources
        from commissioning.organisations.touched import touched_acts, touched_sources
        from commissioning.search.registry import search_sources

        parts = ("register", "texts", "completeness", "areas")
        add_link(
            "Agreements", "register:agreements", order=20, shown_to=signed_in, namespaces=parts
        )
        search_sources.register(search.find_agreements)
        touched_sources.register(touched.touched_agreements)
        touched_sources.register(touched.touched_already)
        touched_acts.register(lambda: ("Check the novations", "register:novate"))
        reminder_sources.register(reminders.agreement_reminders)
        reminder_sources.register(protocol_reminders.protocol_reminders)

    def fill_agreements(self) -> None:
        """What this part adds to its own registries, as any other part does."""
        from agreements.register import protocols, varying_parties
        from agreements.register.approvals import signing_refusals
        from agreements.register.leaving import reading_ends_of
        from agreements.register.merging import move_gap_notes, moved_rows
        from agreements.register.notes import overview_notes
        from agreements.register.sending_again import refuse_signing_what_changed
        from agreements.register.varied import varied_rows, varied_undone, varying_acts
        from commissioning.subjects import reading_ends

        moved_rows.register(move_gap_notes)
        varied_rows.register(varying_parties.party_rows)
        varying_acts.register(varying_parties.party_acts)
        varied_undone.register(varying_parties.undo_varied_parties)
        overview_notes.register(protocols.protocol_notes)
        signing_refusals.register(refuse_signing_what_changed)
        reading_ends.register(reading_ends_of)


def _always(section: Any) -> Any:
    return lambda agreement, user: section
