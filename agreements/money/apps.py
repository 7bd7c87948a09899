from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "agreements.money"
    label = "money"
    verbose_name = "Pooled funds"

    def ready(self) -> None:
        from agreements.money.funds import carry_funds
        from agreements.register.renewal import renewal_carriers

        renewal_carriers.register(carry_funds)
