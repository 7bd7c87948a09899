from django.apps import AppConfig


class AuditingConfig(AppConfig):
    name = "commissioning.auditing"
    label = "auditing"

    def ready(self) -> None:
        from commissioning.auditing.permissions import reads_any_log
        from commissioning.govuk.navigation import add_link

        add_link(
            "Audit log",
            "auditing:logs",
            order=80,
            shown_to=reads_any_log,
            namespaces=("auditing",),
        )
