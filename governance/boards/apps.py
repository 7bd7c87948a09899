from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "governance.boards"
    label = "boards"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link, signed_in
        from governance.boards import api, permissions  # noqa: F401 -- registers rules and doors

        add_link("Boards", "boards:bodies", order=30, shown_to=signed_in, namespaces=("boards",))
