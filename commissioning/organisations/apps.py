from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "commissioning.organisations"
    label = "organisations"

    def ready(self) -> None:
        from commissioning.govuk.pages import contacts
        from commissioning.organisations.contacts import published_contacts

        contacts.register(published_contacts)
