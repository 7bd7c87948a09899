from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "agreements.texts"
    label = "texts"

    def ready(self) -> None:
        from agreements.texts.documents import AGREEMENT_PDF, make_agreement_pdf
        from commissioning.jobs.kinds import job_kinds

        job_kinds.register(AGREEMENT_PDF, make_agreement_pdf)
        from agreements.register.renewal import renewal_carriers
        from agreements.register.sections import Section, agreement_sections
        from agreements.texts import permissions  # noqa: F401 -- registers the rules
        from agreements.texts.carrying import carry_clauses

        renewal_carriers.register(carry_clauses)
        text = Section("Text", "texts:text", 20)
        agreement_sections.register(lambda agreement, user: text)
