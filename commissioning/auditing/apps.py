from django.apps import AppConfig


class AuditingConfig(AppConfig):
    name = "commissioning.auditing"
    label = "auditing"

    def ready(self) -> None:
        from commissioning.auditing.home import logs_panel
        from commissioning.auditing.permissions import reads_any_log
        from commissioning.govuk.navigation import add_link
        from commissioning.home.registry import home_panels

        add_link(
            "Audit log",
            "auditing:logs",
            order=80,
            shown_to=reads_any_log,
            namespaces=("auditing",),
        )
        home_panels.register(logs_panel)
