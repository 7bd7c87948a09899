"""Refuse any change to a published revision in the database itself."""

from django.db import migrations

TABLE = "decisions_publishedrevision"
MESSAGE = "a published revision never changes"


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        return
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION decisions_refuse_change() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    for name, acts, each in (
        ("change", "UPDATE OR DELETE", "ROW"),
        ("truncate", "TRUNCATE", "STATEMENT"),
    ):
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_{name} BEFORE {acts} ON {TABLE} "
            f"FOR EACH {each} EXECUTE FUNCTION decisions_refuse_change()"
        )


def unguard(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for act in ("change", "truncate") if postgresql else ("update", "delete"):
        on = f" ON {TABLE}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}{on}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS decisions_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
