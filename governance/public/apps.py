from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "governance.public"
    label = "public"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link, everyone
        from commissioning.home.registry import public_front
        from governance.public import api  # noqa: F401 -- registers the doors
        from governance.public.front import latest_decisions

        public_front.register(latest_decisions)
        add_link(
            "Public register",
            "public:register",
            order=60,
            shown_to=everyone,
            namespaces=("public",),
        )
