from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "commissioning.partnerships"
    label = "partnerships"
