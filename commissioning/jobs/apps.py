from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "commissioning.jobs"
    label = "jobs"
