from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "governance.sample"
    label = "sample"
    verbose_name = "Sample data"

    def ready(self) -> None:
        from commissioning.govuk.context import facts
        from governance.sample.sign_ins import offer_sign_ins

        facts.register(offer_sign_ins)
