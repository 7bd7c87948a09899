from django.apps import AppConfig


class GovukConfig(AppConfig):
    name = "commissioning.govuk"
    label = "govuk"
