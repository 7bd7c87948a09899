from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "commissioning.people"
    label = "people"
