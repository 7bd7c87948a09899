from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "commissioning.accounts"
    label = "accounts"

    def ready(self) -> None:
        from commissioning.accounts.context import acting_for
        from commissioning.govuk.context import facts

        facts.register(acting_for)
