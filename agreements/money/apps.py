from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "agreements.money"
    label = "money"
    verbose_name = "Pooled funds"
