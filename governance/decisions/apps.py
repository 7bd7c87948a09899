from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "governance.decisions"
    label = "decisions"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link, signed_in
        from commissioning.jobs.kinds import job_kinds
        from governance.decisions import api, permissions  # noqa: F401 -- registers rules and doors
        from governance.decisions.documents import DECISION_PDF, make_decision_pdf

        job_kinds.register(DECISION_PDF, make_decision_pdf)

        add_link(
            "Decisions",
            "decisions:decisions",
            order=40,
            shown_to=signed_in,
            namespaces=("decisions",),
        )
