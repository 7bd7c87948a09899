from typing import Any

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "agreements.register"
    label = "register"

    def ready(self) -> None:
        from agreements.register import api, permissions  # noqa: F401 -- registers rules and doors
        from agreements.register.sections import Section, agreement_sections
        from commissioning.govuk.navigation import add_link, signed_in

        add_link(
            "Agreements",
            "register:agreements",
            order=20,
            shown_to=signed_in,
            namespaces=("register", "texts", "areas"),
        )
        for label, name, order in PAGES:
            agreement_sections.register(_always(Section(label, f"register:{name}", order)))


PAGES = (
    ("Overview", "agreement", 10),
    ("Parties", "parties", 30),
    ("Cover", "cover", 60),
    ("History", "history", 90),
)


def _always(section: Any) -> Any:
    return lambda agreement, user: section
