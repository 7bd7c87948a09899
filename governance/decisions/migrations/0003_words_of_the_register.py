"""An index for the register's full-text search, where the database has one."""

from django.db import migrations

NAME = "decision_public_words"


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {NAME} ON decisions_decision USING gin "
            "(to_tsvector('english'::regconfig, COALESCE(public_words, '')))"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")


class Migration(migrations.Migration):
    dependencies = [("decisions", "0002_sealed_for_good")]
    operations = [migrations.RunPython(add_index, drop_index)]
