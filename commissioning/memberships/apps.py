from django.apps import AppConfig


class MembershipsConfig(AppConfig):
    name = "commissioning.memberships"
    label = "memberships"

    def ready(self) -> None:
        from commissioning.govuk.navigation import add_link
        from commissioning.memberships import permissions

        add_link(
            "People",
            "memberships:people",
            order=70,
            shown_to=permissions.administers_any,
            namespaces=("memberships",),
        )
