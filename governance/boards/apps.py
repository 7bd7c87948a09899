from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "governance.boards"
    label = "boards"

    def ready(self) -> None:
        from agreements.plans.outcomes import board_acts, board_followings
        from commissioning.govuk.navigation import add_link, signed_in
        from commissioning.partnerships.sections import place_sections
        from governance.boards import api, permissions  # noqa: F401 -- registers rules and doors
        from governance.boards.place import bodies_section
        from governance.boards.reviewing import act_after_review, what_came_of_review

        board_acts.register(act_after_review)
        board_followings.register(what_came_of_review)
        place_sections.register(bodies_section)
        add_link("Boards", "boards:bodies", order=30, shown_to=signed_in, namespaces=("boards",))
