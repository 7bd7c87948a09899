from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "governance.decisions"
    label = "decisions"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link, signed_in
        from governance.decisions import permissions  # noqa: F401 -- registers the rules

        add_link(
            "Decisions",
            "decisions:decisions",
            order=40,
            shown_to=signed_in,
            namespaces=("decisions",),
        )
