from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "agreements.money"
    label = "money"
    verbose_name = "Pooled funds"

    def ready(self) -> None:
        from agreements.money import permissions  # noqa: F401 -- registers the rules
        from agreements.money.funds import carry_funds
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from commissioning.govuk.navigation import add_link, signed_in

        renewal_carriers.register(carry_funds)
        money = Section("Money", "money:funds", 55)
        agreement_sections.register(lambda agreement, user: money)
        add_link("Money", "money:overview", order=50, shown_to=signed_in, namespaces=("money",))
