"""The lead times that an installation begins with."""

from django.db import migrations

USUAL = [
    ("expiry", 12, "months", "before"),
    ("expiry", 6, "months", "before"),
    ("expiry", 3, "months", "before"),
    ("expiry", 30, "days", "before"),
    ("renewal", 6, "months", "before"),
    ("review", 3, "months", "before"),
    ("review", 1, "months", "before"),
    ("milestone", 30, "days", "before"),
    ("milestone", 7, "days", "before"),
    ("lapse", 1, "days", "after"),
    ("lapse", 1, "months", "after"),
    ("lapse", 2, "months", "after"),
    ("lapse", 3, "months", "after"),
]


def add_the_usual(apps, schema_editor):
    LeadTime = apps.get_model("notices", "LeadTime")
    for kind, count, unit, side in USUAL:
        LeadTime.objects.create(kind=kind, count=count, unit=unit, side=side)


def take_away_the_usual(apps, schema_editor):
    apps.get_model("notices", "LeadTime").objects.filter(partnership=None).delete()


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [migrations.RunPython(add_the_usual, take_away_the_usual)]
